-- sentence: Of {shown} bodies whose own publication shows every seat, {n} do not say of enough seats whom they answer to
--   for a score to be printed.
-- caution: They publish names or numbers of seats; what is missing is who elects or sends the holders. Other pages of
--   theirs may say it.
SELECT count(*) FILTER (standing = 'does not say') AS n, count(*) AS shown,
       list(board_id ORDER BY board_id) FILTER (standing = 'does not say') AS boards
FROM league JOIN scores USING (board_id)
WHERE scores.publisher = 'own' AND scores.complete AND scores.status = 'current' AND scores.seats_voting >= 3
HAVING count(*) FILTER (standing = 'does not say') > count(*) / 2
