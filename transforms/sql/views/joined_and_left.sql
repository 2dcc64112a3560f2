-- question: Who joined and who left, and when?
-- says: People who came or went between one whole dated board and the next, newest first; years can lie between.
SELECT
    organisation, body, change, person_name, class, from_date, to_date, from_board_id, to_board_id
FROM changes
WHERE change IN ('joined', 'left')
ORDER BY to_date DESC, organisation, body, change, person_name
