from flask_wtf import FlaskForm
from wtforms import BooleanField, FloatField, SelectField, StringField, SubmitField, TextAreaField
from wtforms.validators import DataRequired, Length, NumberRange, Optional


class PostForm(FlaskForm):
    title = StringField("Title", validators=[DataRequired(), Length(max=20)], render_kw={"placeholder": "A title"})
    body = TextAreaField("Body", validators=[DataRequired()])
    price = FloatField("Price", validators=[Optional(), NumberRange(min=0)])
    kind = SelectField("Kind", choices=[("note", "Note"), ("ad", "Ad & offer")])
    pinned = BooleanField("Pinned")
    submit = SubmitField("Save")


class DeleteForm(FlaskForm):
    submit = SubmitField("Delete")
