#!/bin/sh
# Run once by the Postgres image, in an empty data folder: the roles of infra/decisions/0002, and the one that makes backups.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set owner="$STOA_OWNER_PASSWORD" --set app="$STOA_APP_PASSWORD" --set backup="$STOA_BACKUP_PASSWORD" <<'SQL'
create role stoa_owner login password :'owner';
create role stoa_app login noinherit password :'app';
create role stoa_definer nologin;
create role stoa_queue nologin;
create role backup login bypassrls in role pg_read_all_data password :'backup';
grant stoa_definer, stoa_queue to stoa_owner;
grant stoa_queue to stoa_app;
create database stoa owner stoa_owner locale_provider builtin builtin_locale 'C.UTF-8' template template0;
revoke all on database stoa from public;
grant connect on database stoa to stoa_app, backup;
SQL
