/** Grows by one with each migration. */
export const schemaVersion = 1;

/**
 * Times are milliseconds since 1970, JSON is text and lies last in its row, so that what is looked for is read without
 * it. `runs` has rowids, as its rows are wide and updated often: a fourth of the bytes goes into the log.
 * `runs.sequence` is the last sequence of the run's timeline; `run_attributes.created_at` repeats the run's, for the
 * order of lists. `waits.match_path` and `match_key` name the field of an event that such a wait can be found by, and its
 * value; null where every event of the name has to be looked at. `steps.ordinal` is the order of completion (the SDK's `stack`), null while a step is open.
 */
export const schema = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE events (
  event_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  data TEXT NOT NULL,
  ts INTEGER NOT NULL,
  received_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX events_by_age ON events (received_at);

CREATE TABLE runs (
  run_id TEXT PRIMARY KEY NOT NULL,
  function_id TEXT NOT NULL,
  engine TEXT NOT NULL DEFAULT 'embedded',
  engine_run_id TEXT,
  status TEXT NOT NULL,
  sequence INTEGER NOT NULL DEFAULT 0,
  last_at INTEGER NOT NULL,
  attempt INTEGER NOT NULL DEFAULT 1,
  current_step TEXT,
  steps_completed INTEGER NOT NULL DEFAULT 0,
  state_bytes INTEGER NOT NULL DEFAULT 0,
  parallel INTEGER NOT NULL DEFAULT 0,
  parent_run_id TEXT,
  parent_step_id TEXT,
  retry_of TEXT,
  traceparent TEXT,
  limits TEXT,
  priority INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  updated_at INTEGER NOT NULL,
  finished_at INTEGER,
  event TEXT NOT NULL,
  output TEXT,
  failure TEXT,
  error_stack TEXT,
  reason TEXT
) STRICT;
CREATE INDEX runs_by_age ON runs (created_at, run_id);
CREATE INDEX runs_by_status ON runs (status, created_at, run_id);
CREATE INDEX runs_by_function ON runs (function_id, status, created_at, run_id);
CREATE INDEX runs_finished ON runs (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX runs_by_parent ON runs (parent_run_id) WHERE parent_run_id IS NOT NULL;
CREATE INDEX runs_by_engine_run ON runs (engine_run_id) WHERE engine_run_id IS NOT NULL;

CREATE TABLE run_attributes (
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  run_id TEXT NOT NULL,
  PRIMARY KEY (key, value, created_at, run_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attributes_by_run ON run_attributes (run_id);

CREATE TABLE steps (
  run_id TEXT NOT NULL,
  step_id TEXT NOT NULL,
  name TEXT NOT NULL,
  op TEXT NOT NULL,
  status TEXT NOT NULL,
  ordinal INTEGER,
  attempt INTEGER NOT NULL DEFAULT 1,
  memo TEXT,
  failure TEXT,
  error_stack TEXT,
  options TEXT,
  started_at INTEGER,
  ended_at INTEGER,
  PRIMARY KEY (run_id, step_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE jobs (
  job_id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  function_id TEXT NOT NULL,
  run_id TEXT,
  step_id TEXT,
  attempt INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL,
  rank INTEGER NOT NULL DEFAULT 0,
  generation INTEGER,
  leased_at INTEGER,
  crashes INTEGER NOT NULL DEFAULT 0,
  payload TEXT
) STRICT;
CREATE INDEX jobs_due ON jobs (due_at, rank, job_id) WHERE generation IS NULL;
CREATE INDEX jobs_leased ON jobs (generation) WHERE generation IS NOT NULL;
CREATE INDEX jobs_by_run ON jobs (run_id);
CREATE INDEX jobs_of_functions ON jobs (function_id, kind, step_id) WHERE run_id IS NULL;

CREATE TABLE waits (
  wait_id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  run_id TEXT NOT NULL,
  step_id TEXT,
  expression TEXT,
  match_path TEXT,
  match_key TEXT,
  expires_at INTEGER
) STRICT;
CREATE INDEX waits_by_name ON waits (kind, name, match_path, match_key);
CREATE INDEX waits_by_run ON waits (run_id);

CREATE TABLE timeline (
  run_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  at INTEGER NOT NULL,
  type TEXT NOT NULL,
  step TEXT,
  attempt INTEGER,
  data TEXT,
  PRIMARY KEY (run_id, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency (
  scope TEXT NOT NULL,
  key TEXT NOT NULL,
  run_id TEXT NOT NULL,
  fingerprint TEXT,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_by_age ON idempotency (expires_at);

CREATE TABLE limits (
  function_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  state TEXT NOT NULL,
  expires_at INTEGER,
  PRIMARY KEY (function_id, kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE commands (
  command_id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  run_id TEXT,
  options TEXT,
  created_at INTEGER NOT NULL
) STRICT;
`;
