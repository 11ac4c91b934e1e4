-- A picture has its widths in two formats: WebP from the moment it is published, AVIF once the worker has come to it.
alter table renditions
  add column content_type text not null default 'image/webp' check (content_type in ('image/webp', 'image/avif')),
  drop constraint renditions_pkey,
  add primary key (tenant_id, asset, content_type, width);
