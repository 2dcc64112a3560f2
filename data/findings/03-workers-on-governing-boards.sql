-- sentence: Of the {governing} boards of directors and trustees that can be ranked, {n:has|have} a worker in a seat: {names}.
-- caution: A seat counts as a worker's only where the published words say so.
SELECT count(*) FILTER (seats_w > 0) AS n, count(*) AS governing,
       list(DISTINCT scores.organisation ORDER BY scores.organisation) FILTER (seats_w > 0) AS names,
       list(board_id ORDER BY board_id) AS boards
FROM league JOIN scores USING (board_id)
WHERE standing = 'ranked' AND tier = 'governing'
HAVING count(*) FILTER (seats_w > 0) BETWEEN 1 AND count(*) / 3
