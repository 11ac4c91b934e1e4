-- A picture comes in WebP from the moment it is published, and smaller once the worker has been at it.
create table avif_renditions (                      -- The same widths as its renditions.
  tenant_id  uuid not null default app.tenant_id() references platform.tenants,
  sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  asset      text not null,
  width      int not null check (width > 0),
  primary key (tenant_id, asset, width),
  foreign key (tenant_id, asset) references assets);
create index avif_renditions_by_hash on avif_renditions (tenant_id, sha256);
call app.fence('avif_renditions');
grant select, insert on avif_renditions to stoa_app;
