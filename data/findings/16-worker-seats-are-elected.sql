-- sentence: Of the {seats} worker seats on bodies that can be ranked, {elected} are published as elected.
-- caution: An election on paper may have been uncontested.
WITH seats AS (
    SELECT board_id, route, seats FROM compositions WHERE class = 'worker'
    UNION ALL
    SELECT board_id, route, 1 FROM directors WHERE class = 'worker'
)
SELECT CAST(sum(seats) AS BIGINT) AS seats, CAST(sum(seats) FILTER (route = 'elected') AS BIGINT) AS elected,
       list(DISTINCT board_id ORDER BY board_id) AS boards
FROM seats JOIN league USING (board_id)
WHERE standing = 'ranked'
HAVING sum(seats) FILTER (route = 'elected') > sum(seats) / 2
