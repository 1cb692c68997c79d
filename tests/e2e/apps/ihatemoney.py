"""ihatemoney, shared budgets: WTForms by macros, translations, currencies, balances, a history, an administration."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from tests.e2e.recipe import Recipe


def make(data: Path) -> Any:
    """The app with a budget of three people, and an empty one."""
    import werkzeug.security

    werkzeug.security.gen_salt = lambda length: "s" * length  # links of invitations hold the salt
    from ihatemoney.currency_convertor import CurrencyConverter
    from ihatemoney.models import Bill, Person, Project, db
    from ihatemoney.run import create_app

    CurrencyConverter.get_rates = lambda self: {"USD": 1.0, "EUR": 0.8, "CHF": 0.9, self.no_currency: 1.0}
    settings = type(
        "Settings",
        (),
        {
            "SQLALCHEMY_DATABASE_URI": f"sqlite:///{data}/budget.db",
            "SECRET_KEY": "secret-of-ihatemoney",
            "SESSION_COOKIE_SECURE": False,
            "RATELIMIT_ENABLED": False,
            "ACTIVATE_ADMIN_DASHBOARD": True,
            "ADMIN_PASSWORD": werkzeug.security.generate_password_hash("admin", "pbkdf2:sha256:1000"),
            "MAIL_SUPPRESS_SEND": True,
        },
    )
    app = create_app(settings, instance_path=str(data))
    with app.app_context():
        secret = werkzeug.security.generate_password_hash("trip", "pbkdf2:sha256:1000")
        for key, name, currency in (("trip", "Trip to <Rome> & back", "EUR"), ("empty", "Empty", "XXX")):
            mail = "a@example.com"
            db.session.add(Project(id=key, name=name, password=secret, contact_email=mail, default_currency=currency))
        people = [Person(name=name, project_id="trip", weight=weight) for name, weight in _PEOPLE]
        db.session.add_all(people)
        db.session.commit()
        for at, (what, amount, payer, owers) in enumerate(_BILLS):
            db.session.add(
                Bill(
                    amount=amount,
                    bill_type="Reimbursement" if what == "Back" else "Expense",
                    date=dt.date(2029, 1 + at % 3, 1 + at),
                    external_link="https://example.com/?a=1&b=2" if at == 0 else "",
                    original_currency="EUR",
                    owers=[people[one] for one in owers],
                    payer_id=people[payer].id,
                    project_default_currency="EUR",
                    what=what,
                )
            )
        people[3].activated = False
        db.session.commit()
        db.session.execute(db.text("update 'transaction' set issued_at = '2029-04-01 10:30:00'"))
        db.session.commit()
    return app


def templates(app: Any) -> list[Any]:
    """Flask's environment is the app's."""
    return []


_PEOPLE = [("Ann", 1), ("Bob <b>", 2.5), ("Çelik & co", 1), ("Dan", 1)]
_BILLS = [
    ("Hotel", 312.5, 0, (0, 1, 2)),
    ("Pizza & <wine>", 48, 1, (0, 1)),
    ("Museum", 19.99, 2, (0, 1, 2, 3)),
    ("Back", 20, 1, (0,)),
]


def _login(password: str) -> list[tuple[object, ...]]:
    return [("get", "/authenticate"), ("form", "[password]", {"id": "trip", "password": password})]


_ADMIN = [("get", "/admin"), ("form", "[admin_password]", {"admin_password": "admin"})]

RECIPE = Recipe(
    name="ihatemoney",
    framework="flask",
    optional=True,
    requirements=(
        "ihatemoney==7.2.1", "flask==3.1.3", "werkzeug==3.1.9", "jinja2==3.1.6", "markupsafe==3.0.4", "wtforms==3.2.2",
        "flask-babel==4.0.0", "babel==2.18.0", "flask-wtf==1.2.2", "flask-sqlalchemy==3.1.1", "sqlalchemy==2.0.58",
        "sqlalchemy-continuum==1.5.2", "flask-restful==0.3.10", "flask-migrate==4.1.0", "flask-mail==0.10.0",
        "flask-limiter==4.1.1", "flask-talisman==1.1.0", "flask-cors==6.0.5", "debts==0.5", "qrcode==8.2",
        "setuptools<81",
    ),
    package="ihatemoney",
    secrets=("secret-of-ihatemoney", "pbkdf2:sha256"),
    roles={"anonymous": (), "member": _login("trip"), "admin": _ADMIN},
    start=("/", "/authenticate", "/create", "/trip/", "/trip/statistics", "/trip/history", "/trip/edit",
           "/trip/settle_bills", "/trip/add", "/trip/edit/1", "/trip/members/1/edit", "/dashboard", "/admin", "/mobile",
           "/password-reminder", "/password-reminder-sent", "/reset-password", "/no/such/page", "/nosuch/"),
    skip=(r"^/static", r"/exit", r"/feed/", r"/lang/(?!fr|ja)", r"/demo", r"/invite$"),
    pages=60,
    flows={
        "wrong code": [*_login("nope"), ("see", "This private code is not the right one"), ("at", "/authenticate")],
        "create": [
            ("get", "/create"),
            ("form", "[contact_email]", {"name": "", "id": "new", "password": "x", "contact_email": "nobody"}),
            ("see", "This field is required."),
            ("form", "[contact_email]", {"name": "New & <one>", "contact_email": "n@example.com", "password": "x"}),
            ("see", "New & <one>"),
        ],
        "bill": [
            *_login("trip"),
            ("get", "/trip/add"),
            ("form", "[what]", {"what": "", "amount": "a", "payed_for": ["1", "2"]}),
            ("see", "This field is required."),
            ("form", "[what]", {"what": "Tea & <cake>", "amount": "3*2.5", "payer": "1", "payed_for": ["1", "2"]}),
            ("see", "Tea & <cake>"),
            ("get", "/trip/edit/2"),
            ("form", "[what]", {"what": "Pizza"}),
            ("see", "Pizza"),
            ("form", "/trip/delete/1", {}),
            ("unseen", "Hotel"),
        ],
        "people": [
            *_login("trip"),
            ("get", "/trip/"),
            ("form", "/trip/members/add", {"name": "Eve <e>"}),
            ("see", "Eve <e>"),
            ("form", "/trip/members/add", {"name": "Ann"}),
            ("get", "/trip/"),
            ("form", "/members/3/delete", {}),
            ("get", "/trip/members/2/edit"),
            ("form", "[weight]", {"name": "Bobby", "weight": "1,5"}),
            ("see", "Bobby"),
        ],
        "languages": [
            *_login("trip"),
            ("get", "/lang/fr"),
            ("get", "/trip/statistics"),
            ("get", "/lang/ja"),
            ("get", "/trip/"),
        ],
        "logout": [*_login("trip"), ("get", "/trip/"), ("form", "/exit", {}), ("at", "/")],
        "wrong admin": [("get", "/admin"), ("form", "[admin_password]", {"admin_password": "x"}), ("status", 200)],
    },
)  # fmt: skip
