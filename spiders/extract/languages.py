"""The words for boards and seats in languages other than English.

Public bodies in Wales print Welsh beside English or alone, some in Scotland print Gaelic, and federations and twinned
charities list boards in their own languages. The lists hold only the commonest words, none of which is also a given
name: they tell that a page shows a board, and never what class a seat has.
"""

from transforms.names import word_set

SEATS_ABROAD = word_set(
    """
    cadeirydd is-gadeirydd dirprwy-gadeirydd cynghorydd cynghorwr cynghorwyr llywodraethwr llywodraethwyr
    lywodraethwr lywodraethwyr gadeirydd
    ymddiriedolwr ymddiriedolwyr cyfarwyddwr cyfarwyddwyr trysorydd ysgrifennydd aelod aelodau llywydd
    is-lywydd cynrychiolydd cynrychiolwyr maer dirprwy clerc
    adjoint adjointe adjoints adjointes dijkgraaf loco-dijkgraaf heemraad heemraden
    cathraiche cathaoirleach chathaoirleach ionmhasóir rúnaí
    vorsitzende vorsitzender vorsitz schatzmeister schatzmeisterin schriftführer schriftführerin beisitzer
    beisitzerin kassenwart kassier vorstandsmitglied vorstandsmitglieder präsident präsidentin
    responsable responsables suppléant suppléante suppléants adjoint adjointe présidents présidentes trésoriers
    secrétaires
    président présidente vice-président vice-présidente trésorier trésorière secrétaire administrateur
    administratrice administrateurs conseiller conseillère
    presidente presidenta vicepresidente vicepresidenta tesorero tesorera secretario secretaria consejero
    tesoriere segretario segretaria consigliere consiglieri tesoureiro secretário
    voorzitter penningmeester secretaris bestuurslid
    vice-voorzitter ondervoorzitter parlementslid statenlid raadslid kamerlid wethouder
    secretária tesoureira diretor diretora conselheiro conselheira coordenador coordenadora coordinador coordinadora
    directeur directrice sekretær sekreterare skattmästare suppleanter sekretär sekretärin
    vogal vogais suplente vocal vocales representante representantes
    miembro miembros membre membres membro membros membri mitglied mitglieder
    ledamot ledamöter suppleant næstformand nestleder medlem medlemmer bestyrelsesmedlem varapuheenjohtaja jäsen
    jäsenet sihteeri przewodniczący przewodnicząca wiceprzewodniczący wiceprzewodnicząca sekretarz skarbnik
    członek członkini członkowie předseda předsedkyně místopředseda místopředsedkyně člen členka členové tajemník
    tajemnice pokladník predseda podpredseda predsjednik predsjednica predsednik predsednica potpredsjednik tajnik
    tajnica elnök alelnök titkár elnökhelyettes başkan ketua anggota sekretaris bendahara vicepreședinte președinte
    presidencia vicepresidencia tesorería secretaría vocalía présidence vice-présidence trésorerie secrétariat
    presidenza vicepresidenza segreteria tesoreria presidència secretària tresorer tresorera enseignant enseignante
    schriftwart
    pressewart jugendwart sportwart platzwart zeugwart gerätewart kassierer kassiererin kassenprüfer kassenprüferin
    stellvertreter stellvertreterin obmann obfrau aktuar aktuarin quästor beirätin
    prezes wiceprezes zastępca naczelnik gospodarz kronikarz afgevaardigde erevoorzitter bestuurder bestuurders
    sekretariat leiter leiterin geschäftsführer geschäftsführerin kassenführer kassenführerin protokollführerin revisor
    revisorin delegierter delegierte kommissar hoofdman opperhoofdman griffier deken ledenadministratie
    componente componenti rappresentante rappresentanti doyen maire rapporteur salarié salariée
    delegado delegada delegados delegadas delegato delegati
    ordförande kassör styrelseledamot formand kasserer styreleder styremedlem puheenjohtaja
    alcalde alcaldesa alcaldes concejal concejala concejales concejalas regidor regidora regidores regidoras
    síndico síndica sindico intendenta diputado diputada diputados diputadas senador senadora
    senadores consejera consejeros consejeras subsecretario subsecretaria prosecretario prosecretaria
    protesorero protesorera tesoreros secretarios vereador vereadora vereadores vereadoras prefeito prefeita
    vice-prefeito vice-prefeita deputado deputada deputados deputadas conselheiros conselheiras secretários
    secretárias tesoureiros diretores diretoras relator relatora vice-diretor vice-diretora suplentes
    vicesecretario vicesecretaria vice-presidenta vice-secretário vice-secretária maires conseillers
    conseillères élu élue député députée députés députées échevin échevine
    échevins bourgmestre bourgmestres vice-présidents vice-présidentes trésorières administratrices rapporteure
    rapporteurs doyenne syndic sindaco sindaca sindaci vicesindaco vicesindaca assessore assessora assessori
    consigliera revisore segretari bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin
    stadträtin gemeinderätin ratsmitglied ratsmitglieder ratsherr ratsfrau stadtverordnete stadtverordneter
    ortsvorsteher ortsvorsteherin landrat landrätin abgeordnete abgeordneter ehrenvorsitzender ehrenvorsitzende
    ehrenpräsident vorsitzenden burgemeester wethouders raadsleden gemeenteraadslid gemeenteraadsleden schepen
    schepenen secretaresse bestuursleden borgmester viceborgmester byrådsmedlem byrådsmedlemmer
    bestyrelsesmedlemmer bestyrelsesformand varamedlem varamedlemmer nestleiar ordfører varaordfører kasserar
    styremedlemmer styrelsesuppleant sekreterar styrelseledamöter ersättare adjungerad varajäsen varajäsenet
    rahastonhoitaja taloudenhoitaja valtuutettu valtuutetut burmistrz wójt radny radni starosta skarbniczka
    sekretarka místostarosta zastupitel zastupitelka zastupitelé radní jednatel polgármester alpolgármester
    képviselő képviselők alcaldessa primar viceprimar consilier consilieri gradonačelnik vijećnik vijećnici
    comhairleoir comhairleoirí rùnaire ionmhasair
    """
)
BODIES_ABROAD = word_set(
    """
    bwrdd cyngor pwyllgor cynghorwyr llywodraethwyr ymddiriedolwyr cyfarwyddwyr aelodau
    bòrd comataidh coiste comhairle
    vorstand aufsichtsrat beirat kuratorium verwaltungsrat stiftungsrat
    conseil d'administration comité
    comissão comisión comissió commissione kommission
    junta consejo directorio revisori probiviri consiglio direttivo conselho diretoria
    staten leden landtag riksdag storting folketing parlement parlamento asamblea assembleia assemblée
    komitet komisja rada výbor odbor upravni komitesi utvalg kommitté nämnd valmistelukunta toimikunta
    bestuur styrelse styrelsen bestyrelse bestyrelsen styret stjórn hallitus zarząd
    concejo concejos patronato ayuntamiento comités consejos juntas comisiones comissões conselhos
    vereança comitato gemeinderat stadtrat kreistag ortsbeirat
    stadtverordnetenversammlung vorstandschaft präsidium gesamtvorstand hauptausschuss elternbeirat gemeenteraad
    hoofdbestuur byråd kommunestyre kommunfullmäktige kommunstyrelsen formandskab hovedstyre valtuusto
    kaupunginvaltuusto johtokunta prezydium zastupitelstvo elnökség kuratórium consiliu vijeće élus élues
    vereadores vereadoras concejales concejalas regidores conseillers conseillères consiglieri raadsleden
    bestuursleden
    """
)
