-- must hold: every page that was asked for gave its board, or is in failures
-- severity: critical
-- table: failures
WITH told AS (
    SELECT count(*) FILTER (outcome = 'failed') AS failed, count(*) FILTER (outcome = 'held back') AS held FROM failures
)
SELECT run.run_id, run.stage,
       concat(rows_excluded, ' failed and ', rows_quarantined, ' held back of ', rows_in, ' pages; in failures ',
              told.failed, ' and ', told.held) AS value
FROM run, told
WHERE stage = 'pages' AND (rows_excluded <> told.failed OR rows_quarantined <> told.held)
ORDER BY ALL
