-- sentence: To have its seats in thirds, a body that can be ranked would have to give at least {least:seat|seats} to
--   another third: {names}. The middle one of the {n} would have to give {median:.0f}.
-- caution: At constant size, and whatever the law allows; `thirds what-if` respects the legal ceilings.
WITH ranked AS (
    SELECT scores.*, seats_to_change AS k FROM league JOIN scores USING (board_id)
    WHERE standing = 'ranked' AND seats_to_change IS NOT NULL
)
SELECT count(*) AS n, min(k) AS least, median(k) AS median,
       list(format('{} ({} of {})', organisation, k, seats_voting) ORDER BY organisation)
           FILTER (k = (SELECT min(k) FROM ranked)) AS names,
       list(board_id ORDER BY board_id) AS boards
FROM ranked
HAVING min(k) > 0
