"""The words that speak against a name: those that no person published on these pages bears, and those that places bear.

They are words of English as boards use it, never of one site; a word that is somebody's surname as well is said to be
so where names are weighed.
"""

from transforms.names import word_set

# Words that never stand in a person's name as published on these pages.
NOT_IN_NAMES = word_set(
    """
    races heads comm endorsed divisions coming legislative units directives parents corps presidents boundaries
    railroad tracks mail barangay
    i'm i’m i've hello willkommen bienvenue bienvenidos bienvenidas benvenuti welkom excellence vcard families tem
    managing observatory observatories polytechnic secretariat herbarium arboretum reviews depot sq
    gruppenfoto teamfoto vereinsvorstand gesamtvorstand
    firefighter firefighters
    democrat democrats conservative conservatives independents unionist unionists
    labour snp plaid ukip minute girl boy guest book universitas natuurlijk regatta sopranos altos tenors basses
    police crime panel drainage rates flood warnings alerts moorings byelaws
    liaisons conferences daten adresse anschrift strasse straße kontakt mitglied anmelden veranstaltungen impressum
    datenschutz termine persönliche persoenliche telefon licence
    universidad universidade universität universitat università université universiteit uniwersytet instituto istituto
    laboratorio laboratoire laboratory museo musée jardín fundación fundação fondazione stiftung asociación associação
    restaurant restaurants bookshop paving plumbing roofing bakery realty motors danger fire tide tides tables harbour
    dues mariners
    store stores permits permit zoning landmarks conservator conservators
    representing represents represented collections botanic botanical herbarium
    weather class classes winner winners sponsor speaker speakers performer performers presenter presenters participant
    participants finalist finalists candidate candidates mention mentions
    about above academy access accessibility accommodation account accountability accounts action actions
    active activities activity additional address admin administration advice advisory after agenda agendas
    agency agm airport all also an and annual any apologies application applications apply appointments
    approved apprenticeships are area areas around art arts as assembly asset assets associate associated
    association at attendance attending audit authority authorities available award awards away back
    background basic be become been before being below benefits best between beyond biography biographies
    blog board boards body booking borough bringing browse budget building buildings bulletin business
    businesses by bylaws calendar call campaign can cancer care career careers case category celebrating
    celebrate centre center centres ceremony chairing challenge charity charities chart check children
    children's choose city civic clear click clinic clinical close closed club code college comment comments
    commercial commission committee committees communications communities community company companies
    complaints conference confidential constituency constitution consultation contact contacts continue
    cookies cookie copyright corporate corporation council councils county course courses create cricket
    cultural culture current currently customer customers daily data date dates day days declaration
    declarations delivery department dental departments details development digital disability disclaimer
    discover district diversity division document documents donate donations donors download downloads draft
    each early economic economy education elected election elections email emergency employee employees
    employer employment energy england english enquiries enterprise enterprises environment environmental
    equality estate estates event events every executive explore external facebook facilities facts family
    faq faqs fax federation feedback festival figures file files filter finance financial find fitness focus
    follow football for form former forms forum forward foundation free freedom from full fund funders
    funding fundraising further future gallery garden gardens general get getting giving gmbh golf
    governance government grants great group groups guidance guide guides gym had has have he headquarters
    health healthcare help her here hire his historic history home homepage homes hospital hospitals hospice
    hour hours house houses housing how human image images impact important improvement in inc includes
    including independent index induction industry infirmary information initial initiative initiatives
    inspection inspections institute institution insurance integrated interest interests international
    introduction investment investments investors is issue issues it its job jobs join joint journal key knowledge
    language latest leaflet learn learning leisure letter letters libraries library licence licensing life
    limited linkedin links list lists live living llc llp local location locations log login logo long ltd
    magazine main mainly maintenance make making management map maps march market marketing materials
    maternity matters may's media medical medicine meet meeting meetings members membership mental menu
    message midwifery minister ministry minutes mission modern monday month monthly more most move municipal
    museum museums music my name names national nationwide neighbourhood neighbourhoods network networks new
    newest news newsletter newspaper next nhs no none non northern not note notes notice notices
    notification now nursing objectives of off office offices old older on one online only open opening
    operations opportunities opportunity or order organisation organisation's organisations organization
    other others our ours out outdoor outreach over overview own page pages paper papers parish parking part
    participation partners partnership partnerships party past patient patients pay payments pensions people
    performance permanent personal phone photo photograph photographs photos picture pictured place places
    plan planning plans play please plc podcast point policies policy pool popular population position
    positions post postcode posts practice preferences present presentation press previous primary print
    priorities privacy private problem procedures procurement profile profiles programme programmes program
    programs project projects promotion properties property proposed protection provider providers public
    publication publications published purchase purpose quality quarterly questions quick range read
    reading-list ready real recent recreation recruitment reference region regional regions register
    registered registration related relations remuneration repairs report reports request research reserved
    residential residents resource resources rest results retail return review rights role roles room
    rotating route rugby rules safeguarding safety sale sales schedule scheme school schools science
    sciences search secondary section sector security see select send series service services session
    sessions setting settings share she should show shop site sitemap skills skip social societies society
    solutions special specialist sports sport staff staffing stakeholder stakeholders standard standards
    standing start statement statements statistics status stay stories strategic strategy structure student
    students studies study subcommittee submit subscribe subsidiary success summary support supporters
    supporting survey sustainability swimming system systems take talk team teams telephone tell tender
    tenders tenant tenants term terms text thank thanks that the theatre their them then these they thing
    things this through thursday time times title to today together top topic topics tour tourism training
    transport transparency travel treatment trust trusts tuesday tv twitter type under union unit united
    universities university up upcoming update updated updates us use used useful user users using vacancies
    vacancy vacant value values various venue vice video videos view views visit visiting visitor visitors
    vision volunteer volunteering volunteers voluntary vote voting wales want was we web website webinar
    wednesday week weekly welcome welfare well wellbeing were what when where which who whole why wider
    widget wildlife with within without women work workers workforce working workshop workshops world year
    years yes you your youtube yourself youth yorkshire lincolnshire cambridgeshire oxfordshire
    hertfordshire bedfordshire derbyshire nottinghamshire leicestershire lancashire cheshire shropshire
    staffordshire warwickshire worcestershire gloucestershire wiltshire hampshire berkshire buckinghamshire
    northamptonshire aberdeenshire ayrshire lanarkshire renfrewshire dunbartonshire stirlingshire perthshire
    flintshire monmouthshire carmarthenshire pembrokeshire northumberland cumbria durham norfolk suffolk
    essex sussex surrey cornwall devon dorset somerset merseyside tyneside humberside teesside midlands
    scotland ireland britain europe european african american asian british scottish welsh irish
    constituencies wards governors governor trustee trustees director directors treasurer secretary chairman
    chairperson chairwoman member councillors co-opted coopted nominated appointed representative
    representatives january february july september october november december friday saturday sunday corp
    co. chamber commerce authority's highway highways railway street road avenue lane drive suite floor
    boulevard president manager officer assistant deputy interim designate administrative specialities
    speciality treasurers apologies: present: absent quorum withheld tbc tba tbd resigned retired biog bio
    congress fraternity sorority
    expand collapse toggle slide slider accordion tab pdf docx kb mb loading javascript browser cymraeg
    translate version cvs pals ccg icb icp nhsft pct gpc cottage cottages farm farmhouse bungalow vicarage
    rectory ipsum lorem becoming trading rooms construction contractors builders realtors
    """
) - {"may's", "march"}
# Words that may be a surname but that mark a place when nothing else speaks for a person.
PLACE_WORDS = word_set(
    """
    yard mews quay wharf
    hall square terrace court lodge grange manor arena stadium pavilion plaza
    north south east west central upper lower greater inner outer rest isle island islands valley vale hill
    hills park green bridge castle church cross field forest fenland heath lake lakes marsh mill moor mount
    port rural urban shire town village wood woods bay beach coast coastal ward eastern western southern
    district borough abbey and england wales scotland london manchester birmingham leeds liverpool bristol
    kent craven skipton bradford dover swale thanet ashford canterbury folkestone hythe wiltshire lincoln
    derby bolton preston burnley blackburn rochdale oldham salford stockport wigan doncaster rotherham
    barnsley bassetlaw york hull
    """
)
