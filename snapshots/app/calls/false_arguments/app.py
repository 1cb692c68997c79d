from flask import Flask, render_template

app = Flask(__name__)


class Query:
    def with_tenant(self, tenant):
        return f"tenant={tenant!r}"


class Tenant:
    def __init__(self, key, slug):
        self.key = key
        self.slug = slug


@app.route("/")
def index():
    tenants = [Tenant("", None), Tenant("<b>", "x"), Tenant("c", "")]
    return render_template("page.html", query=Query(), tenants=tenants)
