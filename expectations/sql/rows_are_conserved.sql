-- must hold: at every stage, rows in = rows published + rows quarantined + rows excluded
-- severity: critical
-- table: run
SELECT run_id, stage,
       concat(rows_in, ' in, ', coalesce(rows_published, 0), ' published, ', coalesce(rows_quarantined, 0),
              ' quarantined, ', coalesce(rows_excluded, 0), ' excluded') AS value
FROM run
WHERE rows_in IS NOT NULL
  AND rows_in <> coalesce(rows_published, 0) + coalesce(rows_quarantined, 0) + coalesce(rows_excluded, 0)
ORDER BY sequence
