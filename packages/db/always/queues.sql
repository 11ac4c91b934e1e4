-- The queues of the worker. A job that was given to a worker which then died is handed out again when its heartbeat stops.
-- The names are those of packages/domain/src/tenancy/jobs.ts, and `nightly`, which the clock enqueues; a test holds the two together.
do $$
declare q text;
begin
  if not exists (select from pgboss.queue where name = 'dead-letter') then
    perform pgboss.create_queue('dead-letter', '{"policy": "standard", "retentionSeconds": 7776000, "partition": false}'::jsonb);
  end if;
  foreach q in array array['send-mail', 'answer-link-request', 'issue-certificate', 'close-attempt', 'sign-checkpoint',
    'answer-email-change', 'collect-data', 'sweep-exports', 'plan-reminders', 'remind-person', 'tell-regraded', 'refine-picture',
    'nightly'] loop
    if not exists (select from pgboss.queue where name = q) then
      perform pgboss.create_queue(q, jsonb_build_object('policy', 'standard', 'retryLimit', 8, 'retryDelay', 5, 'retryBackoff', true,
        'retryDelayMax', 900, 'expireInSeconds', 300, 'heartbeatSeconds', 20, 'deadLetter', 'dead-letter', 'partition', false));
    end if;
  end loop;
end $$;
grant usage on schema pgboss to stoa_queue;
grant select, insert, update, delete on all tables in schema pgboss to stoa_queue;
grant execute on all functions in schema pgboss to stoa_queue;
