"""The addresses of django-allauth that Rondom uses, in Dutch. Their names are allauth's own."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from django.urls import path, re_path
from django.views.generic import RedirectView

from rondom.web.account.factors import last_factor_stays

details = RedirectView.as_view(pattern_name="account:details")

urlpatterns = [
    path("inloggen/", account.login, name="account_login"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("niet-actief/", account.account_inactive, name="account_inactive"),
    path("nog-eens/", account.reauthenticate, name="account_reauthenticate"),
    path("wachtwoord/", account.password_change, name="account_change_password"),
    path("wachtwoord/kiezen/", account.password_set, name="account_set_password"),
    path("wachtwoord/vergeten/", account.password_reset, name="account_reset_password"),
    path("wachtwoord/vergeten/mail/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "wachtwoord/nieuw/klaar/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("stap-twee/", mfa.authenticate, name="mfa_authenticate"),
    path("stap-twee/nog-eens/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("stap-twee/overzicht/", details, name="mfa_index"),
    path("app/aan/", app.activate_totp, name="mfa_activate_totp"),
    path("app/uit/", last_factor_stays(app.deactivate_totp), name="mfa_deactivate_totp"),
    path("reservecodes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("reservecodes/nieuw/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("sleutels/", details, name="mfa_list_webauthn"),
    path("sleutels/nieuw/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path("sleutels/inloggen/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("sleutels/nog-eens/", passkey.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("sleutels/<int:pk>/weg/", last_factor_stays(passkey.remove_webauthn), name="mfa_remove_webauthn"),
]
