-- Search of a catalogue. Words cannot be looked up under row security, so these functions do it: each adds the tenant first, tells ids and
-- ranks of what the academy offers, and the caller reads the rows through the fence. Run again whenever this file changes.
-- Plans are made anew for each search, since tenants differ by a thousand times in size; what is written here leaves them one good way: `offset 0`
-- keeps a look-up by key inside its loop, and `is not distinct from`, which no index answers, keeps a look-up by words with the index of words.
grant create on schema app to stoa_definer;
set role stoa_definer;

-- The one form in which words are compared: small letters without marks, Arabic letters that are written either way as one of them and Arabic
-- words without their article, digits as 0 to 9, everything else a space. Writing without spaces (Chinese, Japanese, Korean, Thai) becomes pairs of letters.
create or replace function app.folded(said text) returns text
  language plpgsql stable set search_path = pg_catalog as $$
declare
  plain text := said;
begin
  if said !~ '^[\x01-\x7e]*$' then
    plain := translate(regexp_replace(normalize(said, NFKD), '[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]', '', 'g'),
      'ٱىیةکς٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'اييهكσ01234567890123456789');
    plain := normalize(extensions.unaccent('extensions.unaccent', plain), NFKC);
  end if;
  plain := trim(regexp_replace(regexp_replace(lower(plain), '[''’ʼ]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'));
  -- The article and what is written together with it: the stemmer takes it off and then treats the rest as another word.
  if plain ~ '[\u0600-\u06ff]' then plain := regexp_replace(plain, '(^| )و?(ال|بال|كال|فال|لل)(?=[^ ]{3})', '\1', 'g'); end if;
  if plain !~ '[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]' then return plain; end if;
  return (
    select trim(regexp_replace(string_agg(case
        when not l.is_dense then case when l.after_dense then ' ' else '' end || l.letter
        when l.next_dense then ' ' || l.letter || l.next || ' '
        else ' ' || l.letter || ' ' end, '' order by l.place), ' +', ' ', 'g'))
    from (
      select s.letter, s.place, s.is_dense, lead(s.letter) over w as next, coalesce(lead(s.is_dense) over w, false) as next_dense,
        coalesce(lag(s.is_dense) over w, false) as after_dense
      from (select c.letter, c.place, c.letter ~ '[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]' as is_dense
        from regexp_split_to_table(plain, '') with ordinality c (letter, place)) s
      window w as (order by s.place)) l);
end $$;

-- How a language's words are brought to their stems; one that Postgres has no rules for keeps its words.
create or replace function app.words_of(language text) returns regconfig
  language sql immutable set search_path = pg_catalog as $$
  select case split_part($1, '-', 1)
    when 'ar' then 'arabic' when 'da' then 'danish' when 'de' then 'german' when 'el' then 'greek' when 'en' then 'english' when 'es' then 'spanish'
    when 'fi' then 'finnish' when 'fr' then 'french' when 'hu' then 'hungarian' when 'id' then 'indonesian' when 'it' then 'italian'
    when 'nb' then 'norwegian' when 'nl' then 'dutch' when 'nn' then 'norwegian' when 'no' then 'norwegian' when 'pt' then 'portuguese'
    when 'ro' then 'romanian' when 'ru' then 'russian' when 'sv' then 'swedish' when 'tr' then 'turkish' else 'simple' end::regconfig $$;

-- What each word of an academy begins with in its index. Should two academies have the same, what was found is still the academy's own:
-- tenant and academy are asked for as well.
create or replace function app.search_mark(academy uuid) returns text
  language sql immutable set search_path = pg_catalog as $$ select left(md5($1::text), 6) $$;

-- Any of these stems in an academy, as a query; `weight` says where: 'A' in the title, '' anywhere.
create or replace function app.any_of(academy uuid, stems text[], weight text) returns tsquery
  language sql immutable set search_path = pg_catalog as $$
  select coalesce(string_agg('''' || app.search_mark($1) || replace(replace(s, '\', '\\'), '''', '''''') || '''' || case when $3 = '' then '' else ':' || $3 end,
    ' | '), '')::tsquery from unnest($2) s $$;

-- The stems of what an academy offers are counted: what comes or goes, in pairs of academy and course, adds or takes its own.
create or replace function app.count_stems(academies uuid[], courses uuid[], sign int) returns void
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('search ' || app.tenant_id()::text, 0));
  insert into public.search_stems as s (tenant_id, academy_id, stem, documents)
    select app.tenant_id(), p.academy_id, substr(l.lexeme, 7), sign * count(*)
    from unnest(academies, courses) p (academy_id, course_id)
    join public.search_documents d on d.tenant_id = app.tenant_id() and d.academy_id = p.academy_id and d.course_id = p.course_id
    cross join unnest(d.words) l
    group by p.academy_id, l.lexeme
    on conflict (tenant_id, academy_id, stem) do update set documents = s.documents + excluded.documents;
  if sign < 0 then
    delete from public.search_stems s where s.tenant_id = app.tenant_id() and s.academy_id = any (academies) and s.documents <= 0;
  end if;
end $$;

-- A course that is no longer offered, or is about to be indexed anew, is forgotten together with what it said.
create or replace function app.forget_course() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if old.tenant_id <> app.tenant_id() then raise exception 'a course belongs to its tenant' using errcode = '42501'; end if;
  perform app.count_stems(array[old.academy_id], array[old.course_id], -1);
  return old;
end $$;

-- Puts what courses say in the place of what they said, in each academy that offers them. One element for each document:
-- {course, version, language, place, slug, title, head, body}; plain texts. `form` is the form of indexing that made them.
create or replace function app.index_documents(documents jsonb, form int) returns void
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  tenant uuid := app.tenant_id();
begin
  perform pg_advisory_xact_lock(hashtextextended('search ' || tenant::text, 0));
  delete from public.search_courses s where s.tenant_id = tenant and s.course_id in (select (d ->> 'course')::uuid from jsonb_array_elements(documents) d);
  insert into public.search_courses (tenant_id, academy_id, course_id, version_id, language, form)
    select tenant, e.academy_id, d.course, d.version, d.language, $2
    from (select distinct on (d.course) d.* from jsonb_to_recordset(documents) d (course uuid, version uuid, language text)) d
    join public.catalogue_entries e on e.tenant_id = tenant and e.course_id = d.course;
  insert into public.search_documents (tenant_id, academy_id, course_id, place, lesson_slug, title, head, words)
    select tenant, e.academy_id, d.course, d.place, d.slug, app.search_mark(e.academy_id) || f.title,
      regexp_replace(h.head::text, '(^| )''', '\1''' || app.search_mark(e.academy_id), 'g')::tsvector,
      regexp_replace(w.words::text, '(^| )''', '\1''' || app.search_mark(e.academy_id), 'g')::tsvector
    from jsonb_to_recordset(documents) d (course uuid, language text, place int, slug text, title text, head text, body text)
    join public.catalogue_entries e on e.tenant_id = tenant and e.course_id = d.course
    cross join lateral (select app.words_of(d.language) as config, app.folded(d.title) as title, app.folded(d.head) as head,
      app.folded(left(d.body, 200000)) as body offset 0) f
    -- The words of a title count as they stand, too, the small ones among them.
    cross join lateral (select setweight(to_tsvector('simple', f.title) || to_tsvector(f.config, f.title), 'A')
      || setweight(to_tsvector(f.config, f.head), 'B') as head offset 0) h
    cross join lateral (select h.head || setweight(to_tsvector(f.config, f.body), 'D') as words offset 0) w;
  insert into public.search_words (tenant_id, word, stem, spelling)
    select distinct on (w.word, l.stem) tenant, w.word, l.stem, t.spelling
    from (
      select distinct d.language, lower(m.found) as spelling
      from jsonb_to_recordset(documents) d (language text, title text, head text, body text)
      cross join regexp_split_to_table(concat_ws(' ', d.title, d.head, left(d.body, 200000)), '[^[:alnum:]\u0300-\u036f\u0640\u064b-\u065f’'']+') m (found)
      where m.found <> '') t
    cross join regexp_split_to_table(case when t.spelling ~ '^[a-z0-9]+$' then t.spelling else app.folded(t.spelling) end, ' ') w (word)
    cross join unnest(tsvector_to_array(to_tsvector(app.words_of(t.language), w.word))) l (stem)
    where length(w.word) between 1 and 60 and length(l.stem) <= 60
    order by w.word, l.stem, t.spelling
    on conflict do nothing;
  perform app.count_stems(array_agg(s.academy_id), array_agg(s.course_id), 1) from public.search_courses s
    where s.tenant_id = tenant and s.course_id in (select (d ->> 'course')::uuid from jsonb_array_elements(documents) d);
end $$;

-- Which of these stems, and the stems of which of these words, an academy's catalogue says.
create or replace function app.stems_said(academy uuid, words text[]) returns text[]
  language plpgsql stable security definer set search_path = pg_catalog set jit = off set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  tenant uuid := app.tenant_id();
  forms text[];
begin
  forms := words || array(select w.stem from public.search_words w where w.tenant_id = tenant and w.word = any (words));
  return (select array_agg(s.stem) from public.search_stems s where s.tenant_id = tenant and s.academy_id = academy and s.stem = any (forms));
end $$;

-- The word of an academy's catalogue that is nearest to one that it does not say, null where none is near enough: one change in a word of
-- four or five letters, two in a longer one; two letters exchanged are one change.
create or replace function app.nearest_word(academy uuid, typed text) returns text
  language plpgsql stable security definer set search_path = pg_catalog set jit = off set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  tenant uuid := app.tenant_id();
  allowed int := case when length(typed) < 4 then 0 when length(typed) < 6 then 1 else 2 end;
  found text;
begin
  if allowed = 0 or typed ~ '^[0-9]+$' then return null; end if;
  perform extensions.set_limit(0.28);
  with alike as materialized (
    select w.word, w.stem from public.search_words w
      where w.tenant_id = tenant and w.word operator(extensions.%) typed
    union
    -- Short words share few groups of three letters, and of letters beyond Latin none are made where the database's locale is C: those that
    -- begin alike are looked through as well.
    select w.word, w.stem from public.search_words w
      where (length(typed) < 7 or typed ~ '[^a-z0-9]') and w.tenant_id = tenant and w.word >= left(typed, 1) and w.word < left(typed, 1) || chr(1114109)
        and length(w.word) between length(typed) - allowed and length(typed) + allowed),
  near as materialized (
    select a.word, a.stem, case when l.steps = 2 and length(a.word) = length(typed)
        and (select string_agg(c, '' order by c) from regexp_split_to_table(a.word, '') c)
          = (select string_agg(c, '' order by c) from regexp_split_to_table(typed, '') c) then 1 else l.steps end as steps
    from alike a cross join lateral (select extensions.levenshtein_less_equal(a.word, typed, 2) as steps offset 0) l
    where l.steps <= 2 and length(a.word) > 2)
  select n.word into found from near n
  cross join lateral (select s.documents from public.search_stems s
    where s.tenant_id = tenant and s.academy_id = academy and s.stem = n.stem offset 0) s
  where n.steps <= allowed
  order by n.steps, left(n.word, 1) <> left(typed, 1), s.documents desc, n.word
  limit 1;
  return found;
end $$;

-- What somebody who types this may mean in an academy, word by word, for at most twelve words. `how`:
--   said       the catalogue says it            begun      it says words that begin so
--   alias      the academy calls it otherwise   split      two of its words, written as one
--   corrected  the nearest of its words         unknown    it says nothing like it
--   small      too small a word to search by    over       one word too many
-- `means` are words to look for and to mark, `spelling` how a corrected one is written, `documents` about how many say it.
create or replace function app.search_meaning(academy uuid, said text)
  returns table (place int, typed text, how text, means text[], spelling text, stems text[], documents int)
  language plpgsql stable security definer set search_path = pg_catalog set jit = off set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  tenant uuid := app.tenant_id();
  tokens text[];
  configs regconfig[] := array(
    with recursive one as (
      (select s.language from public.search_courses s where s.tenant_id = tenant and s.academy_id = academy order by s.language limit 1)
      union all select (select s.language from public.search_courses s where s.tenant_id = tenant and s.academy_id = academy and s.language > o.language
        order by s.language limit 1) from one o where o.language is not null)
    select distinct app.words_of(o.language) from one o where o.language is not null);
  rest text := ' ' || app.folded(left(said, 1000)) || ' ';
  known record;
  part text;
  forms text[];
begin
  place := 0;
  for known in select app.folded(a.typed) as key, app.folded(a.meant) as meant from public.search_aliases a
      where a.tenant_id = tenant and a.academy_id = academy order by length(a.typed) desc loop
    continue when position(' ' || known.key || ' ' in rest) = 0;
    rest := replace(rest, ' ' || known.key || ' ', ' ');
    foreach part in array string_to_array(known.meant, ' ') loop
      place := place + 1; typed := known.key; how := 'alias'; spelling := part;
      means := array_remove(array[part, case when known.key !~ ' ' then known.key end], null);
      stems := app.stems_said(academy, means || array(select unnest(tsvector_to_array(to_tsvector(c, part))) from unnest(configs) c));
      if stems is not null then
        return query select place, typed, how, w.means, spelling, stems, w.documents from app.words_meant(academy, stems) w;
      end if;
    end loop;
  end loop;
  tokens := array(select t.token from (select t.token, min(t.place) as first from regexp_split_to_table(trim(rest), ' ') with ordinality t (token, place)
    where t.token <> '' group by t.token) t order by t.first);
  for i in 1 .. coalesce(array_length(tokens, 1), 0) loop
    place := place + 1; typed := tokens[i]; how := 'said'; spelling := null; means := '{}'; stems := null; documents := 0;
    if place > 12 then
      how := 'over';
      return next;
      continue;
    end if;
    if exists (select from unnest(configs) c where to_tsvector(c, typed) = ''::tsvector)
        and not exists (select from public.search_words w where w.tenant_id = tenant and w.word = typed) then
      how := 'small';
      return next;
      continue;
    end if;
    forms := array[typed] || array(select unnest(tsvector_to_array(to_tsvector(c, typed))) from unnest(configs) c);
    -- What is written as one word here and as two there, or the other way round, is the same.
    if i < array_length(tokens, 1) then forms := forms || (typed || tokens[i + 1]); end if;
    if i > 1 then forms := forms || (tokens[i - 1] || typed); end if;
    stems := app.stems_said(academy, forms);
    if stems is null then
      how := 'begun';
      with alike as materialized (
        select distinct w.stem from public.search_words w where w.tenant_id = tenant and w.word >= typed and w.word < typed || chr(1114109) limit 2000)
      select coalesce(array_agg(b.stem), '{}') into stems from (
        select a.stem from alike a
          cross join lateral (select s.documents from public.search_stems s
            where s.tenant_id = tenant and s.academy_id = academy and s.stem = a.stem offset 0) s
          order by s.documents desc limit 20) b;
    end if;
    if cardinality(stems) = 0 and length(typed) > 5 then
      for part in
        select w.part from (
          select at from generate_series(3, length(typed) - 3) at
          where (select bool_and(exists (select from public.search_words w join public.search_stems s on s.tenant_id = tenant and s.academy_id = academy and s.stem = w.stem
            where w.tenant_id = tenant and w.word = h.half)) from unnest(array[left(typed, at), substr(typed, at + 1)]) h (half))
          order by abs(length(typed) - 2 * at) limit 1) found
        cross join unnest(array[left(typed, found.at), substr(typed, found.at + 1)]) w (part)
      loop
        how := 'split'; spelling := part; place := place + 1;
        stems := app.stems_said(academy, array[part]);
        return query select place, typed, how, w.means, spelling, stems, w.documents from app.words_meant(academy, stems) w;
      end loop;
      continue when how = 'split';
    end if;
    if cardinality(stems) = 0 then
      part := app.nearest_word(academy, typed);
      how := case when part is null then 'unknown' else 'corrected' end;
      stems := case when part is null then '{}' else app.stems_said(academy, array[part]) end;
      select min(w.spelling) into spelling from public.search_words w where w.tenant_id = tenant and w.word = part;
    end if;
    return query select place, typed, how, w.means, spelling, stems, w.documents from app.words_meant(academy, stems) w;
  end loop;
end $$;

-- For stems of an academy's catalogue: words to mark, and how many documents say one of them.
create or replace function app.words_meant(academy uuid, stems text[]) returns table (means text[], documents int)
  language plpgsql stable security definer set search_path = pg_catalog set jit = off set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  tenant uuid := app.tenant_id();
begin
  return query select
    coalesce((select array_agg(m.word) from (select distinct w.word from unnest(stems) s (stem)
      cross join lateral (select x.word from public.search_words x where x.tenant_id = tenant and x.stem = s.stem limit 20) w limit 60) m), '{}'),
    coalesce((select sum(s.documents)::int from public.search_stems s
      where s.tenant_id = tenant and s.academy_id = academy and s.stem = any (stems)), 0);
end $$;

-- What is looked for in an academy. One element of groups is {stems, documents}: one of the stems is to be said; the fewer documents say it, the
-- more it is worth. A word that thousands say is not rare.
create or replace function app.wanted(academy uuid, groups jsonb) returns table (part int, q tsquery, in_title tsquery, worth real, is_rare boolean)
  language plpgsql immutable set search_path = pg_catalog as $$
declare
  one jsonb;
  stems text[];
begin
  part := 0;
  for one in select jsonb_array_elements(groups) loop
    stems := array(select jsonb_array_elements_text(one -> 'stems'));
    continue when cardinality(stems) = 0;
    part := part + 1; q := app.any_of(academy, stems, ''); in_title := app.any_of(academy, stems, 'A');
    worth := 1 / ln(2 + (one ->> 'documents')::int); is_rare := (one ->> 'documents')::int <= 3000;
    return next;
  end loop;
end $$;

-- The same side by side, with what says each of it and what says any.
create or replace function app.sought(academy uuid, groups jsonb,
  out queries tsquery[], out titles tsquery[], out worths real[], out every tsquery, out either tsquery)
  language sql immutable set search_path = pg_catalog as $$
  select array_agg(w.q), array_agg(w.in_title), array_agg(w.worth), string_agg('(' || w.q::text || ')', ' & ')::tsquery, string_agg(w.q::text, ' | ')::tsquery
    from app.wanted($1, $2) w $$;

-- The courses of an academy that say some of this, best first; where enough say all of it, those alone.  said: what was typed
create or replace function app.search_courses(academy uuid, said text, groups jsonb, rows_max int)
  returns table (course_id uuid, place int, lesson_slug text, rank real)
  language plpgsql stable security definer set search_path = pg_catalog set jit = off set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  tenant uuid := app.tenant_id();
  typed text := app.search_mark(academy) || app.folded(said);
  queries tsquery[]; titles tsquery[]; worths real[]; every tsquery; either tsquery;
  found_count int;
begin
  select * into queries, titles, worths, every, either from app.sought(academy, groups);
  for round in 1 .. 2 loop
    return query
      select d.course_id, 0, '', (s.rank + case when d.title = typed then 4 when starts_with(d.title, typed) then 1 else 0 end)::real
      from (select d.course_id, d.title, d.head, d.words from public.search_documents d
        where d.words @@ every and d.place = 0 and d.tenant_id is not distinct from tenant and d.academy_id is not distinct from academy limit rows_max) d
      cross join lateral (select sum(w.worth * case when d.head @@ w.in_title then 4 when d.head @@ w.q then 2 when d.words @@ w.q then 1 else 0 end) as rank
        from unnest(queries, titles, worths) w (q, in_title, worth)) s;
    get diagnostics found_count = row_count;
    exit when found_count >= 3 or cardinality(queries) = 1;
    every := ('(' || either::text || ') & !(' || every::text || ')')::tsquery;
  end loop;
end $$;

-- The same for lessons, of which there may be very many. A word that thousands say is looked up in titles and summaries before anywhere else.
-- Lessons that say only some of it are told where hardly any says all. Only the best are weighed by how often they say it.
create or replace function app.search_lessons(academy uuid, said text, groups jsonb, rows_max int)
  returns table (course_id uuid, place int, lesson_slug text, rank real)
  language plpgsql stable security definer set search_path = pg_catalog set jit = off set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  tenant uuid := app.tenant_id();
  typed text := app.search_mark(academy) || app.folded(said);
  queries tsquery[]; titles tsquery[]; worths real[]; every tsquery; either tsquery;
  courses uuid[]; places int[]; parts int[];   -- What was found, and by which part of the query; 0: by all of it, -1: by its title.
  more_courses uuid[]; more_places int[]; more_parts int[];
  wanted record;
begin
  select * into queries, titles, worths, every, either from app.sought(academy, groups);
  select array_agg(d.course_id), array_agg(d.place), array_agg(d.part) into courses, places, parts from (
    (select d.course_id, d.place, -1 as part from public.search_documents d
      where d.title >= typed and d.title < typed || chr(1114109) and d.place > 0 and d.tenant_id is not distinct from tenant and d.academy_id is not distinct from academy
      limit 20)
    union all (select d.course_id, d.place, 0 from public.search_documents d
      where d.head @@ every and d.place > 0 and d.tenant_id is not distinct from tenant and d.academy_id is not distinct from academy limit rows_max)) d;
  if coalesce(cardinality(courses), 0) < rows_max then
    select courses || array_agg(d.course_id), places || array_agg(d.place), parts || array_agg(0) into courses, places, parts from (
      select d.course_id, d.place from public.search_documents d
      where d.words @@ every and d.place > 0 and d.tenant_id is not distinct from tenant and d.academy_id is not distinct from academy limit rows_max) d;
  end if;
  if coalesce(cardinality(courses), 0) < 5 and cardinality(queries) > 1 then
    for wanted in select * from app.wanted(academy, groups) w order by w.worth desc loop
      exit when cardinality(courses) > 600;
      if wanted.is_rare then
        select array_agg(d.course_id), array_agg(d.place), array_agg(wanted.part) into more_courses, more_places, more_parts from (
          select d.course_id, d.place from public.search_documents d
          where d.words @@ wanted.q and d.place > 0 and d.tenant_id is not distinct from tenant and d.academy_id is not distinct from academy limit 300) d;
      else
        select array_agg(d.course_id), array_agg(d.place), array_agg(wanted.part) into more_courses, more_places, more_parts from (
          select d.course_id, d.place from public.search_documents d
          where d.head @@ wanted.q and d.place > 0 and d.tenant_id is not distinct from tenant and d.academy_id is not distinct from academy limit 100) d;
      end if;
      courses := courses || more_courses; places := places || more_places; parts := parts || more_parts;
    end loop;
  end if;
  return query
    with scored as materialized (
      select d.course_id, d.place, d.lesson_slug, s.rank + case when d.title = typed then 4 when starts_with(d.title, typed) then 1 else 0 end as rank
      from (select f.course_id, f.place, array_agg(f.part) as parts from unnest(courses, places, parts) f (course_id, place, part) group by f.course_id, f.place) f
      cross join lateral (select d.course_id, d.place, d.lesson_slug, d.title, d.head from public.search_documents d
        where d.tenant_id = tenant and d.academy_id = academy and d.course_id = f.course_id and d.place = f.place offset 0) d
      cross join lateral (select sum(w.worth * case when d.head @@ w.in_title then 4 when d.head @@ w.q then 2
          when 0 = any (f.parts) or w.part = any (f.parts) then 1 else 0 end) as rank
        from unnest(queries, titles, worths) with ordinality w (q, in_title, worth, part)) s
      order by 4 desc, 1, 2 limit rows_max),
    weighed as materialized (
      select c.course_id, c.place, c.lesson_slug, c.rank, (select sum(w) from unnest(worths) w) * ts_rank(d.words, either, 1) as more
      from (select * from scored s order by s.rank desc, s.course_id, s.place limit 30) c
      cross join lateral (select d.words from public.search_documents d
        where d.tenant_id = tenant and d.academy_id = academy and d.course_id = c.course_id and d.place = c.place offset 0) d)
    select w.course_id, w.place, w.lesson_slug, (w.rank + w.more)::real from weighed w
    union all select r.course_id, r.place, r.lesson_slug, r.rank::real
      from (select * from scored s order by s.rank desc, s.course_id, s.place offset 30) r
    order by 4 desc, 1, 2;
end $$;

reset role;
call app.close_definer();
grant execute on function app.index_documents(jsonb, int), app.search_meaning(uuid, text), app.search_courses(uuid, text, jsonb, int),
  app.search_lessons(uuid, text, jsonb, int) to stoa_app;

drop trigger if exists forget on public.search_courses;
create trigger forget before delete on public.search_courses for each row execute function app.forget_course();
