-- says: The board of each body that was the newest on a day, with its scores: boards_as_of('2024-04-01'). As it is known
-- says: by this release, or, with known := '2026-12-01', as the releases up to the end of that day said, or, with
-- says: known := '2026-12-01T09:30:00Z', those up to that moment. Undated boards are not among them.
CREATE OR REPLACE MACRO boards_as_of(day, known := NULL) AS TABLE
SELECT * EXCLUDE (nth)
FROM (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY org_id, body, basis
            ORDER BY complete DESC, publisher = 'register', as_at DESC, board_id
        ) AS nth
    FROM boards_history
    WHERE valid_from <= strftime(day::DATE, '%Y-%m-%d')
      AND CASE
            WHEN known IS NULL THEN known_until IS NULL
            WHEN length(known::VARCHAR) > 10
                THEN strftime(known::TIMESTAMP, '%Y-%m-%dT%H:%M:%SZ') >= known_from
                     AND coalesce(strftime(known::TIMESTAMP, '%Y-%m-%dT%H:%M:%SZ') < known_until, true)
            ELSE left(known_from, 10) <= strftime(known::DATE, '%Y-%m-%d')
                 AND (known_until IS NULL OR left(known_until, 10) > strftime(known::DATE, '%Y-%m-%d'))
          END
)
WHERE nth = 1
ORDER BY organisation, body, basis
