-- question: Who sits on several boards?
-- says: One row a person who is proven to sit on more than one board, with all of them. A name alone proves nothing.
-- column boards: Boards of the person.
-- column sits_on: The boards, joined by |.
SELECT
    any_value(person_name) AS person_name, any_value(boards) AS boards,
    string_agg(organisation || ', ' || body, '|' ORDER BY organisation, body) AS sits_on,
    string_agg(DISTINCT identifiers, '; ' ORDER BY identifiers) AS identifiers, person_id
FROM interlocks
GROUP BY person_id
ORDER BY boards DESC, person_name, person_id
