-- Ends a file of definer functions: nobody makes another one, and only who is granted one by name runs it. The same for every file.
create procedure app.close_definer() language plpgsql set search_path = pg_catalog as $$
declare f regprocedure;
begin
  revoke create on schema app from stoa_definer;
  for f in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'app' loop
    execute format('revoke execute on routine %s from public', f);
  end loop;
end $$;
call app.close_definer();
