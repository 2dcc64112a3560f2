-- must hold: the seat counts of a composition are the sums of its rows in compositions
-- severity: critical
-- table: scores
WITH counted AS (
    SELECT
        board_id,
        sum(seats) FILTER (class = 'worker') AS w,
        sum(seats) FILTER (class = 'user') AS u,
        sum(seats) FILTER (class = 'state') AS s,
        sum(seats) FILTER (class = 'management') AS m,
        sum(seats) FILTER (class = 'unclassified') AS unclassified
    FROM compositions
    GROUP BY board_id
)
SELECT board_id, org_id, body, source_url,
       concat_ws('/', seats_w, seats_u, seats_s, seats_m, seats_unclassified) || ' in scores, '
       || concat_ws('/', coalesce(w, 0), coalesce(u, 0), coalesce(s, 0), coalesce(m, 0), coalesce(unclassified, 0))
       || ' counted' AS value
FROM scores LEFT JOIN counted USING (board_id)
WHERE basis = 'composition'
  AND (seats_w, seats_u, seats_s, seats_m, seats_unclassified) IS DISTINCT FROM
      (coalesce(w, 0), coalesce(u, 0), coalesce(s, 0), coalesce(m, 0), coalesce(unclassified, 0))
ORDER BY board_id
