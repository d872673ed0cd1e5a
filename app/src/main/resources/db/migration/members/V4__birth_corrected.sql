-- A birth date that was registered wrongly is put right by a correction that two persons made.
grant update (birth) on members.person to tongzhou_app;
