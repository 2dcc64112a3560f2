-- sentence: Workers, users and the state sit together on {n} of the {ranked} bodies that can be ranked, and each of
--   these is a council, which appoints others to direct. None of the {governing} ranked boards of directors and trustees
--   seats all three.
-- caution: Boards that cannot be ranked are not counted on either side.
SELECT count(*) FILTER (pattern = 'WUS') AS n, count(*) AS ranked, count(*) FILTER (tier = 'governing') AS governing,
       list(board_id ORDER BY board_id) AS boards
FROM league JOIN scores USING (board_id)
WHERE standing = 'ranked'
HAVING count(*) FILTER (pattern = 'WUS') > 0 AND count(*) FILTER (pattern = 'WUS' AND tier <> 'electing') = 0
   AND count(*) FILTER (tier = 'governing') > 1
