"""Addresses."""

app_name = "watch"
urlpatterns = []
