-- Definer functions that do what stoa_app may not do itself. Each filters by app.tenant_id(). Run again whenever this file changes.
grant create on schema app to stoa_definer;
grant usage on schema pgboss to stoa_definer;
grant insert, select on pgboss.job to stoa_definer;
grant select on pgboss.queue to stoa_definer;
set role stoa_definer;

-- A company signs up. Refuses a slug that is taken.
create or replace function app.register_tenant(slug text, demonstration boolean) returns uuid
  language sql volatile security definer set search_path = pg_catalog
  as $$ insert into platform.tenants (slug, demonstration) values ($1, $2) returning id $$;

-- The current tenant takes a hostname for one of its academies. False when another tenant holds it.
create or replace function app.register_host(host text, academy uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  insert into platform.hosts as h (host, tenant_id, academy_id) values (lower($1), app.tenant_id(), $2)
    on conflict on constraint hosts_pkey do update set academy_id = excluded.academy_id where h.tenant_id = app.tenant_id();
  return found;
end $$;

create or replace function app.release_host(host text) returns void
  language sql volatile security definer set search_path = pg_catalog
  as $$ delete from platform.hosts h where h.host = lower($1) and h.tenant_id = app.tenant_id() $$;

-- A job follows the caller's commit or rollback and carries the tenant, whatever the caller wrote into data.
create or replace function app.enqueue(queue text, data jsonb, run_at timestamptz default null) returns void
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  insert into pgboss.job (name, data, start_after, keep_until, expire_seconds, deletion_seconds, retry_limit, retry_delay,
      retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
    select q.name, data || jsonb_build_object('tenant_id', app.tenant_id()), coalesce(run_at, now()),
      coalesce(run_at, now()) + q.retention_seconds * interval '1 second', q.expire_seconds, q.deletion_seconds, q.retry_limit,
      q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy, q.dead_letter, q.heartbeat_seconds
    from pgboss.queue q where q.name = queue;
  if not found then
    raise exception 'unknown queue %', queue using errcode = '22023';
  end if;
end $$;

-- Before an act is written: its details get a salt and a hash, so that erasing them later leaves the chain whole.
create or replace function app.seal_act() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if new.tenant_id <> app.tenant_id() then raise exception 'an act belongs to its tenant' using errcode = '42501'; end if;
  new.at := now();
  new.salt := gen_random_uuid()::text;
  new.detail_hash := encode(sha256(convert_to(new.salt || coalesce(new.detail::text, ''), 'UTF8')), 'hex');
  return new;
end $$;

-- What a link of the chain is the hash of. Time is written in UTC microseconds, so that no setting of the session changes it.
create or replace function app.act_hash(previous text, place bigint, act public.trail) returns text
  language sql stable security definer set search_path = pg_catalog
  as $$ select encode(sha256(convert_to(concat_ws('|', $1, $2::text, act.tenant_id, act.id, (extract(epoch from act.at) * 1000000)::bigint,
      act.actor_kind, coalesce(act.actor_id::text, '-'), act.act, act.subject_kind, coalesce(act.subject_id, '-'), act.detail_hash,
      coalesce(act.request_id, '-')), 'UTF8')), 'hex') where act.tenant_id = app.tenant_id() $$;

-- At commit: the next link. The lock is held only while the transaction commits, so acts wait for each other no longer than that.
create or replace function app.link_trail() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  tail record;
begin
  perform pg_advisory_xact_lock(hashtextextended('trail ' || app.tenant_id()::text, 0));
  select l.position, l.hash into tail from public.trail_links l where l.tenant_id = app.tenant_id() order by l.position desc limit 1;
  insert into public.trail_links (tenant_id, position, entry_id, previous_hash, hash)
    values (app.tenant_id(), coalesce(tail.position, 0) + 1, new.id, coalesce(tail.hash, ''),
      app.act_hash(coalesce(tail.hash, ''), coalesce(tail.position, 0) + 1, new));
  return null;
end $$;

-- Where the current tenant's chain first fails to agree with its acts, or with what was signed of it; null: nowhere.
create or replace function app.trail_break() returns bigint
  language sql stable security definer set search_path = pg_catalog
  as $$ select min(broken.position) from (
    select l.position from (
      select k.position, k.hash, k.previous_hash, k.entry_id,
        coalesce(lag(k.hash) over w, '') as expected_previous, coalesce(lag(k.position) over w, 0) + 1 as expected_position
      from public.trail_links k where k.tenant_id = app.tenant_id() window w as (order by k.position)) l
    left join public.trail t on t.tenant_id = app.tenant_id() and t.id = l.entry_id
    where t.id is null or l.previous_hash <> l.expected_previous or l.position <> l.expected_position
      or l.hash <> app.act_hash(l.previous_hash, l.position, t)
      or (t.salt is not null and t.detail_hash <> encode(sha256(convert_to(t.salt || coalesce(t.detail::text, ''), 'UTF8')), 'hex'))
    union all
    select c.position from public.trail_checkpoints c
      left join public.trail_links k on k.tenant_id = app.tenant_id() and k.position = c.position
      where c.tenant_id = app.tenant_id() and k.hash is distinct from c.hash) broken $$;

-- Whether an answer is right, by its key; nonsense is wrong and never an error. There are no half points.
-- It is library/is-right.ts said again, for keys that only the database may read; a property test holds the two together.
create or replace function app.is_right(kind text, key jsonb, answer jsonb) returns boolean
  language plpgsql immutable parallel safe set search_path = pg_catalog as $$
declare
  written constant text := '^-?[0-9]{1,30}(\.[0-9]{1,30})?$';
begin
  if kind in ('single', 'multiple', 'hot-spot') then
    return coalesce(jsonb_typeof(answer->'picked') = 'array' and answer->'picked' <@ (key->'picked') and key->'picked' <@ (answer->'picked'), false);
  elsif kind = 'numeric' then
    if coalesce(jsonb_typeof(answer->'value') <> 'string' or answer->>'value' !~ written, true) then return false; end if;
    return abs((answer->>'value')::numeric - (key->>'value')::numeric) <= (key->>'tolerance')::numeric;
  elsif kind = 'ordering' then
    return coalesce(answer->'places' = key->'places', false);
  elsif kind = 'matching' then
    return coalesce(answer->'pairs' = key->'pairs', false);
  elsif kind = 'fill-in' then
    if coalesce(jsonb_typeof(answer->'folded') <> 'array', true) then return false; end if;
    return jsonb_array_length(answer->'folded') = jsonb_array_length(key->'folded') and not exists (
      select from jsonb_array_elements(key->'folded') with ordinality as blank (taken, number)
        where (jsonb_typeof(answer->'folded'->(number::int - 1)) = 'string' and blank.taken ? (answer->'folded'->>(number::int - 1))) is not true);
  end if;
  return false;
end $$;

-- What each question of an attempt came to: `keyed`, by its key as it stands now; `is_right` and `counts`, by what was decided about a faulty
-- question. A question without an answer is wrong. Where every question was left out, all of them count as right. Nobody may call this.
create or replace function app.marks(attempt uuid) returns table (question_id uuid, skill text, keyed boolean, is_right boolean, counts boolean)
  language sql stable security definer set search_path = pg_catalog as $$
  select q.id, q.skill, a.keyed, a.keyed or coalesce(d.outcome = 'point', false) or o.all_out, d.outcome is distinct from 'left-out' or o.all_out
    from public.attempt_items i
    join public.questions q on q.tenant_id = i.tenant_id and q.id = i.question_id
    join public.answer_keys k on k.tenant_id = i.tenant_id and k.question_id = i.question_id
    left join lateral (select r.outcome, c.key from public.regradings r
      left join public.corrected_keys c on c.tenant_id = r.tenant_id and c.regrading_id = r.id
      where r.tenant_id = i.tenant_id and r.question_id = i.question_id order by r.number desc limit 1) d on true
    left join public.responses r on r.tenant_id = i.tenant_id and r.attempt_id = i.attempt_id and r.position = i.position
    cross join lateral (select app.is_right(q.kind, coalesce(d.key, k.key), r.answer) as keyed) a
    cross join lateral (select not exists (select from public.attempt_items x where x.tenant_id = i.tenant_id and x.attempt_id = i.attempt_id
      and 'left-out' is distinct from (select y.outcome from public.regradings y
        where y.tenant_id = x.tenant_id and y.question_id = x.question_id order by y.number desc limit 1)) as all_out) o
    where i.tenant_id = app.tenant_id() and i.attempt_id = attempt $$;

-- Grades a submitted attempt of the current tenant; a second call changes nothing.
create or replace function app.grade(attempt uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  exam record;
begin
  select e.pass_percent into exam from public.attempts a
    join public.exams e on e.tenant_id = a.tenant_id and e.id = a.exam_id
    where a.tenant_id = app.tenant_id() and a.id = attempt and a.submitted_at is not null;
  if not found then
    raise exception 'no submitted attempt %', attempt using errcode = '22023';
  end if;
  with marks as (select m.skill, m.is_right from app.marks(attempt) m where m.counts),
  graded as (
    insert into public.grades (tenant_id, attempt_id, asked, correct, percent, passed)
      select app.tenant_id(), attempt, count(*), count(*) filter (where is_right), (100 * count(*) filter (where is_right)) / count(*),
        100 * count(*) filter (where is_right) >= exam.pass_percent * count(*)
      from marks having count(*) > 0
      on conflict do nothing returning attempt_id)
  insert into public.skill_grades (tenant_id, attempt_id, skill, asked, correct)
    select app.tenant_id(), g.attempt_id, m.skill, count(*), count(*) filter (where m.is_right)
      from graded g cross join marks m group by g.attempt_id, m.skill;
end $$;

-- Grades again every attempt that asked the question of a regrading, beside the grade it has. Only what comes out otherwise is written; a
-- second call changes nothing, and nobody loses a pass. Each attempt is marked once, however many there are.
create or replace function app.regrade(regrading uuid) returns void
  language sql volatile security definer set search_path = pg_catalog as $$
  with concerned as (
    select a.id, e.pass_percent, coalesce(n.number, 0) as number, coalesce(n.asked, g.asked) as asked, coalesce(n.correct, g.correct) as correct,
      coalesce(n.passed, g.passed) as passed
    from public.regradings r
    join public.attempt_items i on i.tenant_id = r.tenant_id and i.question_id = r.question_id
    join public.attempts a on a.tenant_id = i.tenant_id and a.id = i.attempt_id
    join public.exams e on e.tenant_id = a.tenant_id and e.id = a.exam_id
    join public.grades g on g.tenant_id = a.tenant_id and g.attempt_id = a.id
    left join lateral (select * from public.regrades s where s.tenant_id = a.tenant_id and s.attempt_id = a.id order by s.number desc limit 1) n on true
    where r.tenant_id = app.tenant_id() and r.id = regrading),
  marked as materialized (
    select c.id, m.skill, count(*)::int as asked, (count(*) filter (where m.is_right))::int as correct
      from concerned c cross join lateral app.marks(c.id) m where m.counts group by c.id, m.skill),
  summed as (select m.id, sum(m.asked)::int as asked_now, sum(m.correct)::int as correct_now from marked m group by m.id),
  written as (
    insert into public.regrades (tenant_id, attempt_id, number, regrading_id, asked, correct, percent, passed)
      select app.tenant_id(), c.id, c.number + 1, regrading, s.asked_now, s.correct_now, 100 * s.correct_now / s.asked_now,
        c.passed or 100 * s.correct_now >= c.pass_percent * s.asked_now
      from concerned c join summed s on s.id = c.id where (s.asked_now, s.correct_now) <> (c.asked, c.correct)
      on conflict do nothing returning attempt_id, number)
  insert into public.regraded_skills (tenant_id, attempt_id, number, skill, asked, correct)
    select app.tenant_id(), w.attempt_id, w.number, m.skill, m.asked, m.correct from written w join marked m on m.id = w.attempt_id $$;

-- Whether what somebody wants to decide about a question is what counts already: the outcome that was decided last, or of a key the one that it
-- is graded by now. It tells something about the key, so whoever asks leaves a line in the trail.
create or replace function app.counts_already(question uuid, outcome text, key jsonb) returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(d.outcome, 'key') = counts_already.outcome and case
      when counts_already.outcome <> 'key' then true
      when q.kind = 'numeric' then (n.new->>'value')::numeric = (n.old->>'value')::numeric and (n.new->>'tolerance')::numeric = (n.old->>'tolerance')::numeric
      when q.kind = 'ordering' then n.new->'places' = n.old->'places'
      when q.kind = 'matching' then n.new->'pairs' = n.old->'pairs'
      when q.kind = 'fill-in' then not exists (select from jsonb_array_elements(n.old->'folded') with ordinality as blank (taken, number)
        where (blank.taken <@ (n.new->'folded'->(blank.number::int - 1)) and (n.new->'folded'->(blank.number::int - 1)) <@ blank.taken) is not true)
      else n.new->'picked' <@ (n.old->'picked') and n.old->'picked' <@ (n.new->'picked') end
    from public.questions q
    join public.answer_keys k on k.tenant_id = q.tenant_id and k.question_id = q.id
    left join lateral (select r.outcome, c.key from public.regradings r
      left join public.corrected_keys c on c.tenant_id = r.tenant_id and c.regrading_id = r.id
      where r.tenant_id = q.tenant_id and r.question_id = q.id order by r.number desc limit 1) d on true
    cross join lateral (select coalesce(d.key, k.key) as old, counts_already.key as new) n
    where q.tenant_id = app.tenant_id() and q.id = question $$;

-- How the questions of a course did in its latest 2,000 graded attempts: how often each was asked, how often it was answered rightly by its key
-- as it stands now, and how that goes together with the rest of the exam (-1..1). Of fewer than five answers only their number is told, so that
-- it tells no key. All attempts are marked in one go: `app.marks`, asked of each, would look at every decision for every question of every one.
create or replace function app.question_statistics(course uuid)
  returns table (question_id uuid, asked int, correct int, discrimination double precision)
  language sql stable security definer set search_path = pg_catalog as $$
  with latest as (
    select a.id from public.attempts a where a.tenant_id = app.tenant_id() and a.course_id = course and a.submitted_at is not null
      order by a.submitted_at desc limit 2000),
  corrected as (
    select distinct on (r.question_id) r.question_id, c.key from public.regradings r
      left join public.corrected_keys c on c.tenant_id = r.tenant_id and c.regrading_id = r.id
      where r.tenant_id = app.tenant_id() order by r.question_id, r.number desc),
  marked as (
    select i.attempt_id, i.question_id, app.is_right(q.kind, coalesce(d.key, k.key), r.answer)::int as hit
      from latest l
      join public.attempt_items i on i.tenant_id = app.tenant_id() and i.attempt_id = l.id
      join public.questions q on q.tenant_id = i.tenant_id and q.id = i.question_id
      join public.answer_keys k on k.tenant_id = i.tenant_id and k.question_id = i.question_id
      left join corrected d on d.question_id = i.question_id
      left join public.responses r on r.tenant_id = i.tenant_id and r.attempt_id = i.attempt_id and r.position = i.position),
  beside as (select m.question_id, m.hit, sum(m.hit) over (partition by m.attempt_id) - m.hit as others from marked m)
  select b.question_id, count(*)::int, case when count(*) >= 5 then sum(b.hit)::int end,
      case when count(*) >= 20 then corr(b.hit, b.others) end
    from beside b group by b.question_id $$;

-- An author's or operator's look at the keys of one pool. There is no way to read them without this line in the trail.
create or replace function app.reveal_answer_keys(pool uuid, actor_kind text, actor_id uuid)
  returns table (question_id uuid, key jsonb, explanation text)
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  insert into public.trail (tenant_id, actor_kind, actor_id, act, subject_kind, subject_id)
    values (app.tenant_id(), actor_kind, actor_id, 'answer-keys/read', 'pool', pool::text);
  return query select k.question_id, k.key, k.explanation from public.answer_keys k
    join public.questions q on q.tenant_id = k.tenant_id and q.id = k.question_id
    where k.tenant_id = app.tenant_id() and q.pool_id = pool;
end $$;

-- The keys that decisions about one question put right, by the number of the decision. Looking leaves the same line in the trail.
create or replace function app.reveal_corrected_keys(question uuid, actor_kind text, actor_id uuid) returns table (number int, key jsonb)
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  insert into public.trail (tenant_id, actor_kind, actor_id, act, subject_kind, subject_id)
    values (app.tenant_id(), actor_kind, actor_id, 'answer-keys/read', 'question', question::text);
  return query select r.number, c.key from public.regradings r
    join public.corrected_keys c on c.tenant_id = r.tenant_id and c.regrading_id = r.id
    where r.tenant_id = app.tenant_id() and r.question_id = question;
end $$;

-- A serial becomes known outside its tenant the moment its cycle exists.
create or replace function app.announce_serial() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if new.tenant_id <> app.tenant_id() then raise exception 'a serial belongs to its tenant' using errcode = '42501'; end if;
  insert into platform.serials (serial, tenant_id) values (new.serial, app.tenant_id());
  return null;
end $$;

reset role;
call app.close_definer();
grant execute on function app.register_tenant(text, boolean), app.register_host(text, uuid), app.release_host(text), app.enqueue(text, jsonb, timestamptz),
  app.trail_break(), app.grade(uuid), app.regrade(uuid), app.question_statistics(uuid), app.reveal_answer_keys(uuid, text, uuid),
  app.counts_already(uuid, text, jsonb), app.reveal_corrected_keys(uuid, text, uuid) to stoa_app;

drop trigger if exists seal on public.trail;
create trigger seal before insert on public.trail for each row execute function app.seal_act();
drop trigger if exists link on public.trail;
create constraint trigger link after insert on public.trail deferrable initially deferred for each row execute function app.link_trail();
drop trigger if exists announce on public.cycles;
create trigger announce after insert on public.cycles for each row execute function app.announce_serial();
