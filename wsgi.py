"""For WSGI servers: `gunicorn wsgi:app`."""

from searchapp.web import create_app

app = create_app()
