-- sentence: On {n} of the {ranked} bodies that can be ranked, one kind of seat is a majority: users' on {u}, the
--   state's on {s}, workers' on {w}, and seats that answer to no third on {m}.
-- caution: A majority is counted in seats. Independents vote each for themselves, and directors and trustees act in law
--   for the body, not for whoever sent them.
SELECT count(*) FILTER (controlling_bloc <> 'none') AS n, count(*) AS ranked,
       count(*) FILTER (controlling_bloc = 'user') AS u, count(*) FILTER (controlling_bloc = 'state') AS s,
       count(*) FILTER (controlling_bloc = 'worker') AS w, count(*) FILTER (controlling_bloc = 'management') AS m,
       list(board_id ORDER BY board_id) FILTER (controlling_bloc <> 'none') AS boards
FROM league JOIN scores USING (board_id)
WHERE standing = 'ranked'
HAVING count(*) FILTER (controlling_bloc <> 'none') > count(*) / 2
