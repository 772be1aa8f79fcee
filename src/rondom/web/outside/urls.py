"""Addresses of a piece that somebody from outside writes. The pages of a link stand below one path, for its cookie."""

from django.urls import path

from rondom.web.outside import asking, by_account, by_link

app_name = "outside"
urlpatterns = [
    path("vragen/<uuid:ref>/", asking.ask, name="ask"),
    path("vragen/<uuid:ref>/<int:contribution_id>/stoppen/", asking.revoke, name="revoke"),
    path("vragen/<uuid:ref>/<int:contribution_id>/nieuwe-link/", asking.renew, name="renew"),
    path("mijn/<int:contribution_id>/", by_account.page, name="mine"),
    path("mijn/<int:contribution_id>/bewaren/", by_account.save, name="mine_save"),
    path("mijn/<int:contribution_id>/klaar/", by_account.send, name="mine_send"),
    path("link/<str:secret>/", by_link.follow, name="follow"),
    path("schrijven/", by_link.page, name="page"),
    path("schrijven/code/", by_link.code, name="code"),
    path("schrijven/bewaren/", by_link.save, name="save"),
    path("schrijven/klaar/", by_link.send, name="send"),
]
