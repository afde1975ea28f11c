"""A service provider around python3-onelogin-saml2, with the toolkit's checks and what its README tells an application to do.

Usage: python3 sp.py CONFIG.json, where the file has port, url, idpIssuer, idpCert (base64), entryPoint, key and certificate.
"""

import json
import secrets
import sys
import threading
import time
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from onelogin.saml2.auth import OneLogin_Saml2_Auth
from onelogin.saml2.settings import OneLogin_Saml2_Settings

with open(sys.argv[1], encoding="utf-8") as file:
    CONFIG = json.load(file)
URL = CONFIG["url"]
SESSION_SECONDS = 3600
BODY_BYTES = 1_000_000
MOST_READ = 16_000_000

SETTINGS = OneLogin_Saml2_Settings(
    {
        # "Always in production": with False the toolkit does not even validate.
        "strict": True,
        "debug": False,
        "sp": {
            "entityId": f"{URL}/metadata",
            "assertionConsumerService": {
                "url": f"{URL}/acs",
                "binding": "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
            },
            "NameIDFormat": "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
            "x509cert": CONFIG["certificate"],
            "privateKey": CONFIG["key"],
        },
        "idp": {
            "entityId": CONFIG["idpIssuer"],
            "singleSignOnService": {
                "url": CONFIG["entryPoint"],
                "binding": "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
            },
            "x509certMulti": {"signing": CONFIG["idpCert"], "encryption": CONFIG["idpCert"][:1]},
        },
        "security": {
            # The assertion must have a signature of its own, whatever is signed around it.
            "wantAssertionsSigned": True,
            "wantMessagesSigned": False,
            "wantNameId": True,
            # A login need not come with attributes.
            "wantAttributeStatement": False,
            "requestedAuthnContext": False,
            "signatureAlgorithm": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "digestAlgorithm": "http://www.w3.org/2001/04/xmlenc#sha256",
        },
    },
)

lock = threading.Lock()
# Session id to its user, attributes and end.
sessions = {}
# Ids of assertions that were used, as "Avoiding Replay attacks" in the README has it.
used = set()
# What a browser's session keeps of the login that it began, as the README's examples have it: cookie to id of the request.
# A browser sends the cookie with a POST from another site only where it says SameSite=None, which demands Secure.
begun = {}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def do_GET(self):
        path = urlsplit(self.path).path
        if path == "/whoami":
            self.who_am_i()
        elif path == "/metadata":
            self.answer(200, "application/samlmetadata+xml", SETTINGS.get_sp_metadata())
        elif path == "/login":
            auth = OneLogin_Saml2_Auth(self.request_data({}), SETTINGS)
            location = auth.login("/whoami")
            browser = secrets.token_urlsafe(32)
            begun[browser] = auth.get_last_request_id()
            self.redirect(302, location, f"login={browser}; Path=/; HttpOnly; SameSite=None; Secure")
        else:
            self.refuse(404, "nothing here")

    def do_POST(self):
        if urlsplit(self.path).path != "/acs":
            return self.refuse(404, "nothing here")
        length = int(self.headers.get("Content-Length") or 0)
        if length > BODY_BYTES:
            # Who is still writing does not read an answer.
            self.rfile.read(min(length, MOST_READ))
            return self.refuse(413, f"the form has more than {BODY_BYTES} bytes")
        body = self.rfile.read(length).decode("utf-8", "replace")
        form = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
        if "SAMLResponse" not in form:
            return self.refuse(400, "no SAMLResponse field")
        try:
            auth = OneLogin_Saml2_Auth(self.request_data(form), SETTINGS)
            auth.process_response(request_id=begun.pop(self.cookie("login"), None))
        except Exception as error:  # What is not XML, or no SAML at all, the toolkit does not catch itself.
            return self.refuse(403, f"{type(error).__name__}: {error}")
        if auth.get_errors() or not auth.is_authenticated():
            return self.refuse(403, auth.get_last_error_reason() or ", ".join(auth.get_errors()))
        if not (auth.get_nameid() or "").strip():
            return self.refuse(403, "the message signs nobody in")
        with lock:
            assertion = auth.get_last_assertion_id()
            if assertion in used:
                return self.refuse(403, "the assertion was used before")
            used.add(assertion)
            session = secrets.token_urlsafe(32)
            sessions[session] = {
                "user": auth.get_nameid(),
                "attributes": auth.get_attributes(),
                "end": min(time.time() + SESSION_SECONDS, auth.get_session_expiration() or float("inf")),
            }
        self.redirect(303, "/whoami", f"session={session}; Path=/; HttpOnly; SameSite=Lax")

    def who_am_i(self):
        session = sessions.get(self.cookie("session"))
        if session is None or session["end"] <= time.time():
            return self.json(401, {"authenticated": False})
        self.json(200, {"authenticated": True, "user": session["user"], "attributes": session["attributes"]})

    def cookie(self, name):
        try:
            cookie = SimpleCookie(self.headers.get("Cookie", "")).get(name)
        except CookieError:
            return None
        return cookie.value if cookie else None

    def request_data(self, form):
        """The address is ours, not what Host says."""
        url = urlsplit(URL)
        data = {"https": "off", "http_host": url.netloc, "server_port": str(url.port)}
        return {**data, "script_name": urlsplit(self.path).path, "get_data": {}, "post_data": form}

    def redirect(self, status, location, cookie=None):
        self.send_response(status)
        self.send_header("Location", location)
        if cookie is not None:
            self.send_header("Set-Cookie", cookie)
        self.end_headers()

    def refuse(self, status, message):
        self.json(status, {"error": message})

    def json(self, status, value):
        self.answer(status, "application/json", json.dumps(value))

    def answer(self, status, kind, body):
        data = body if isinstance(body, bytes) else body.encode("utf-8", "replace")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format, *args):
        pass


def end_with_parent():
    """Standard input ends with the process that started us."""
    sys.stdin.buffer.read()
    server.shutdown()


server = ThreadingHTTPServer(("127.0.0.1", CONFIG["port"]), Handler)
threading.Thread(target=end_with_parent, daemon=True).start()
server.serve_forever()
