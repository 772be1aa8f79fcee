"""The forms of allauth in our words, and the form of an invitation."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.utils.translation import gettext_lazy as _

EMAIL = _("E-mailadres")
PASSWORD = _("Wachtwoord")
NEW_PASSWORD = _("Nieuw wachtwoord")
AGAIN = _("Nog een keer het nieuwe wachtwoord")
CODE = _("Code")
STRONG = _("Minstens 12 tekens. Een zin van een paar woorden is sterk en makkelijk te onthouden.")
KEY_FAILED = _("Het lukte niet met deze sleutel. Probeer het opnieuw.")
EMAIL_LENGTH = 254
# What the library falls over when a browser sends something that no device made.
UNREADABLE = (AttributeError, KeyError, TypeError, ValueError)


def in_our_words(form: forms.Form, labels: dict[str, Any], hints: dict[str, Any] | None = None) -> None:
    """Set labels and hints, and take the placeholders away: those disappear when you need them."""
    for name, field in form.fields.items():
        field.label = labels.get(name, field.label)
        field.help_text = (hints or {}).get(name, "")
        field.widget.attrs.pop("placeholder", None)


class SignInForm(account.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_our_words(self, {"login": EMAIL, "password": PASSWORD})


class PasswordAgainForm(account.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_our_words(self, {"password": PASSWORD})


class ChangePasswordForm(account.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {"oldpassword": _("Wachtwoord van nu"), "password1": NEW_PASSWORD, "password2": AGAIN}
        in_our_words(self, labels, {"password1": STRONG})


class SetPasswordForm(account.SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_our_words(self, {"password1": NEW_PASSWORD, "password2": AGAIN}, {"password1": STRONG})


class ForgottenPasswordForm(account.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_our_words(self, {"email": EMAIL})


class NewPasswordForm(account.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_our_words(self, {"password1": NEW_PASSWORD, "password2": AGAIN}, {"password1": STRONG})


class CodeForm(mfa.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("De 6 cijfers uit de app op uw telefoon, of een van uw reservecodes.")
        in_our_words(self, {"code": CODE}, {"code": hint})


class CodeAgainForm(mfa.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("De 6 cijfers uit de app op uw telefoon, of een van uw reservecodes.")
        in_our_words(self, {"code": CODE}, {"code": hint})


class AppForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_our_words(
            self, {"code": _("Code uit de app")}, {"code": _("De 6 cijfers die de app nu laat zien.")}
        )
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class PasskeyForm(AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "name": _("Hoe heet dit apparaat?"),
            "passwordless": _("Ik wil hiermee ook inloggen zonder wachtwoord"),
        }
        in_our_words(self, labels, {"name": _("Bijvoorbeeld: mijn telefoon. Zo herkent u het later.")})
        self.fields["name"].max_length = 60
        self.fields["name"].widget.attrs["maxlength"] = 60
        self.fields["passwordless"].initial = True

    def clean_name(self) -> str:
        """A longer name is cut, not refused: the device has made its key already."""
        return super().clean_name()[:60]

    def clean(self) -> dict:
        try:
            return super().clean()
        except UNREADABLE as error:
            raise forms.ValidationError(KEY_FAILED) from error


class ReadableAnswer:
    """What a device answered about a key, when it is an answer at all."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except UNREADABLE as error:
            raise forms.ValidationError(KEY_FAILED) from error


class KeySignInForm(ReadableAnswer, LoginWebAuthnForm):
    """Signing in with a key only."""


class KeyForm(ReadableAnswer, AuthenticateWebAuthnForm):
    """A key as the second step."""


class KeyAgainForm(ReadableAnswer, ReauthenticateWebAuthnForm):
    """A key to show who you are."""


class InvitationForm(forms.Form):
    """What somebody who is invited chooses."""

    email = forms.EmailField(
        label=EMAIL,
        max_length=EMAIL_LENGTH,
        help_text=_("Hiermee logt u straks in."),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Kies een wachtwoord"),
        strip=False,
        max_length=200,
        help_text=STRONG,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
