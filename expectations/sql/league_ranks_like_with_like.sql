-- must hold: a body is ranked in its league exactly where its board may be ranked, and never above a higher score
-- severity: critical
-- table: league
SELECT l.org_id, l.body, l.board_id AS row_key, concat_ws(' ', l.standing, l.rank) AS value
FROM league l LEFT JOIN scores s ON s.board_id = l.board_id AND s.org_id = l.org_id AND s.body = l.body
WHERE s.board_id IS NULL OR (l.standing = 'ranked') <> s.ranked OR (l.standing = 'ranked') <> (l.rank IS NOT NULL)
   OR EXISTS (FROM league o WHERE o.league = l.league AND o.rank > l.rank AND o.score > l.score)
ORDER BY ALL
