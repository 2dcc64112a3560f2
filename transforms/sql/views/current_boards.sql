-- question: Which board of each body should I use?
-- says: One board of each body, the one that says most: one that may be ranked before others, a whole one before a part,
-- says: the newest, and a listing before a stated composition of the same date. Bodies are never blended.
-- column sector: Service sector of the organisation.
-- column kind: Kind of body, one word for many names.
SELECT organisation.sector, body.kind, board.*
FROM scores AS board
JOIN organisations AS organisation USING (org_id)
JOIN bodies AS body USING (org_id, body)
WHERE board.latest
QUALIFY row_number() OVER (
    PARTITION BY board.org_id, board.body
    ORDER BY board.ranked DESC, board.complete DESC, coalesce(board.as_at, '') DESC, board.basis DESC, board.board_id
) = 1
ORDER BY board.organisation, board.body
