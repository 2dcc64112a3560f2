-- What the formats of exchange are written from: the latest listing of each body, and a few words for all of them.
-- `said` is a JSON value without what is not known: where nothing is known, nothing is said.
CREATE TEMP MACRO said(value) AS json_merge_patch('{}'::JSON, value::JSON)::VARCHAR;
CREATE TEMP MACRO in_full(value) AS value::JSON::VARCHAR; -- the same where nothing is unknown, in half of the time
CREATE TEMP MACRO one(value) AS CASE WHEN value IS NOT NULL THEN [value] END;
CREATE TEMP MACRO named(words) AS 'thirds-' || sha256(words)[:32];
CREATE TEMP MACRO is_address(url) AS coalesce(regexp_matches(url, '^https?://'), false);
-- An org-id.guide code is the code of a register and the number in it: GB-COH-SC234577.
CREATE TEMP MACRO scheme_in(org_id) AS regexp_extract(org_id, '^[^-]+-[^-]+');
CREATE TEMP MACRO number_in(org_id) AS regexp_replace(org_id, '^[^-]+-[^-]+-', '');
CREATE TEMP MACRO body_of(org_id, body) AS org_id || '/' || trim(
    regexp_replace(regexp_replace(strip_accents(lower(body)), '[''’]', '', 'g'), '[^a-z0-9]+', '-', 'g'), '-');
CREATE TEMP MACRO release_date() AS (
    SELECT strftime(coalesce(max(strptime(run_id[:8], '%Y%m%d')), DATE '2026-11-01'), '%Y-%m-%d') FROM run);
-- A date of the standard is a whole one: where the source gives less, the day on which it was captured stands.
CREATE TEMP MACRO stated_on(as_at, captured_at) AS CASE WHEN length(as_at) = 10 THEN as_at ELSE captured_at[:10] END;
-- What there are two of for each seat is put together as text: as an object it would be read and written twice more.
CREATE TEMP MACRO member(name, value) AS '"' || name || '":' || to_json(value);
CREATE TEMP MACRO source_of(publisher, source_url, captured_at) AS concat('{', concat_ws(',',
    member('type', [CASE publisher WHEN 'own' THEN 'selfDeclaration' WHEN 'register' THEN 'officialRegister'
                    ELSE 'thirdParty' END]),
    member('url', CASE WHEN is_address(source_url) THEN source_url END),
    member('retrievedAt', captured_at)
), '}');
-- `details` and `source` are the text of a JSON object.
CREATE TEMP MACRO statement(subject, record, kind, details, stated, source) AS concat('{',
    member('statementId', sha256(concat_ws(chr(10), record, stated, details))[:40]), ',',
    member('declarationSubject', subject), ',',
    member('statementDate', stated), ',',
    member('recordId', record), ',',
    member('recordType', kind), ',',
    member('recordStatus', 'new'), ',',
    '"recordDetails":', details, ',',
    '"publicationDetails":{', member('publicationDate', release_date()), ',"bodsVersion":"0.4",',
    '"license":"https://creativecommons.org/licenses/by/4.0/","publisher":{"name":"thirds"}},',
    '"source":', source,
'}');

-- What all seats of a board share.
CREATE TEMP VIEW boards AS
SELECT board_id, publisher, tier, named(org_id) AS organisation, body_of(org_id, body) AS body_id FROM scores;

-- Every seat of the latest listings: a vacancy is one too, an observer or a clerk is none.
-- A table, so that they are joined and put in order once, and not for each SELECT; `seat` is the id of the holder.
CREATE TEMP TABLE latest_seats AS
SELECT d.seat_id, d.org_id, d.body, d.person_name, d.name_withheld, d.vacant, d.role, d.affiliation, d.class_label,
       d.route, d.as_at, d.source_url, named(d.seat_id) AS seat, b.organisation, b.body_id, b.publisher, b.tier,
       e.captured_at
FROM directors d JOIN boards b USING (board_id) JOIN evidence e USING (seat_id)
WHERE d.latest AND (d.class <> 'excluded' OR d.vacant)
ORDER BY d.seat_id;

CREATE TEMP VIEW named_seats AS SELECT * FROM latest_seats WHERE person_name IS NOT NULL;
CREATE TEMP VIEW held_seats AS SELECT * FROM latest_seats WHERE NOT vacant AND (person_name IS NOT NULL OR name_withheld);

-- Councils, other public bodies and unions that fill seats of a directing body, as its composition states it.
CREATE TEMP VIEW appointers AS
SELECT concat_ws(chr(10), c.board_id, c.appointing_body, c.class) AS appointer, c.org_id, c.body, c.class,
       c.appointing_body, sum(c.seats)::BIGINT AS seats, string_agg(c.constituency, ', ' ORDER BY c.position) AS constituencies,
       any_value(c.as_at) AS as_at, any_value(s.publisher) AS publisher, any_value(c.source_url) AS source_url,
       min(e.captured_at) AS captured_at
FROM compositions c JOIN scores s USING (board_id) JOIN evidence e USING (seat_id)
WHERE c.latest AND s.tier = 'governing' AND c.appointing_body IS NOT NULL AND c.seats > 0
  AND (c.class = 'state' OR c.subclass = 'union')
GROUP BY c.board_id, c.org_id, c.body, c.class, c.appointing_body;
