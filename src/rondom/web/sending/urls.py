"""Addresses of what is sent. The pages of a link stand below one path, for its cookie."""

from django.urls import path

from rondom.web.sending import by_account, by_link, choosing

app_name = "sending"
urlpatterns = [
    path("link/<str:secret>/", by_link.follow, name="follow"),
    path("lezen/", by_link.page, name="page"),
    path("lezen/code/", by_link.code, name="code"),
    path("lezen/<slug:sheet>/", by_link.file, name="file"),
    path("mijn/<int:sending_id>/", by_account.page, name="mine"),
    path("mijn/<int:sending_id>/<slug:sheet>/", by_account.file, name="mine_file"),
    path("<uuid:ref>/", choosing.sendings, name="list"),
    path("<uuid:ref>/<slug:receiver>/", choosing.choose, name="choose"),
    path("<uuid:ref>/<int:sending_id>/stoppen/", choosing.revoke, name="revoke"),
]
