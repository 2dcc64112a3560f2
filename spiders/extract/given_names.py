"""Given names met in Britain: the surest sign, beside a title, that a capitalised phrase is a person and not a place.

The list is short on purpose and is evidence, never a condition: a name that is not here is still read where the
structure of the page says that it is one. Given names that are also common words or place names on such pages are
left out.
"""

from transforms.names import word_set

GIVEN_NAMES = word_set(
    """
    reinier heath elana
    aaron abbie abby abdul abdullah abe abena abigail abraham ada adam adama adebayo adela adele ade adeel
    adil adrian adriana afzal agnes ahmad ahmed aidan aileen ailsa aimee aisha aishah ajay akbar akeel alan
    alana alasdair alastair albert alec aled alejandro alex alexander alexandra alexis alf alfie alfred ali
    alice alicia alina alisha alison alistair alister allan allen allison alma alun alwyn alyson amanda amar
    amber ameen amelia amin amina amir amit amjad amy ana anand anastasia andre andrea andreas andrew
    andrzej andy aneesa aneurin angela angie angus anil anita anish anja anjali ann anna annabel annabelle
    anne annette annie anthea anthony antoinette anton antonia antonio anwar april araminta archie arif
    arjun arlene armando arnold arthur arun asad asha ashley ashok asif asma astrid audrey austin ava avril
    ayesha azhar aziz babar babs bal baldev balwinder barbara barney baron barrie barry bart basil beatrice
    becky belinda ben benedict benjamin berenice bernadette bernard bernice bernie bert bertha beryl bess
    beth bethan bethany betsy bettie bette betty bev beverley beverly bhavna bianca bilal bill billie billy
    biz blair blanche bob bobby boris brad bradley bram brandon brenda brendan brett brian briana bridget
    brigid bronwen bruce bruno bryan bryn bryony burt byron caitlin callum calum calvin cameron camilla
    candice cara carina carl carla carlo carlos carly carmel carmen carol carole caroline carolyn carrie
    carwyn caryl casey cassandra cath catherine cathleen cathryn cathy catriona cecil cecilia cedric celeste
    celia ceri chantal chantelle charles charlie charlotte charmaine cherie cherry cheryl chetan chi chidi
    chinedu chloe chris chrissie christa christian christiana christina christine christopher chukwu ciara
    ciaran cindy claire clara clare clarence clarissa claud claude claudia clement clifford clifton clive
    cliff colette colin colleen colm connie connor conor constance cora coral cordelia corinne cormac
    cornelius courtney craig cristina crystal curtis cynthia cyril daisy dale damian damien damon dan dana
    daniel daniela danielle danny daphne dara darius darran darrell darren daryl dave david davina davinder
    dawn dean deb debbie deborah debra deepa deepak deirdre delia delroy delyth denise dennis denis derek
    dermot derrick desmond des deven dev devinder dexter diana diane dianne dilawer dilip dilys dina dinesh
    dionne dipak dolores dominic dominique don donald donna donovan dora doreen doris dorothy dot doug
    douglas drew duncan dwight dylan eamon eamonn earl ebony eddie edgar edith edmund edna eduardo edward
    edwin efua eileen eilidh eiluned eirian elaine eleanor elena eleri eli elias elisabeth elise elizabeth
    eliza ella ellen ellie elliot elliott eloise elsa elsie eluned elvira elwyn emeka emily emma emmanuel
    emrys emyr enid enoch eric erica erin ernest errol esme esmé esther ethan ethel etta eugene eunice eva
    evan eve evelyn ewan ewen faisal faith faiza farah fareed farhan farida farooq fatima fatimah faye
    felicity felix fergus fern fernando fidelma finlay finn fiona florence flora floyd folake fran frances
    francesca francine francis francisco franco frank frankie franny franz fraser fred freda freddie
    frederick freya funmi gabriel gabriella gail gareth garry garth gary gavin gaynor gemma gene genevieve
    geoff geoffrey george georgia georgie georgina geraint gerald geraldine gerard gerry gertrude gethin
    ghulam gilbert gilda giles gill gillian gilli gina ginny giovanni gita gladys glen glenda glenn glenys
    gloria glyn glynis glynn godfrey godwin gordon grace graeme graham grainne grant greg gregor gregory
    greta griff guillermo gurdeep gurdip gurmit gurpreet guy gwen gwenda gwendolyn gwendoline gwilym gwyn
    gwyneth gwynne habib hadi hafiz hal hamid hamish hamza hanif hannah hans hardeep hardip haris harish
    harjit harminder harold haroon harpreet harriet harrison harry harvey hasan hasina hassan hayley hazel
    heather hector heidi heinz helen helena helene helga henrietta henry herbert herman hester hilary hilda
    hiten holly horace howard howell hubert hugh hughie hugo humphrey hussain hussein hywel iain ian ibrahim
    ida idris ieuan ifan ifeoma ifor igor ike ikram imogen imran ines inderjit indira inga ingrid ioan iola
    iolo iona ira iram irene iris irfan irina irma irshad irvine irving isaac isabel isabella isabelle isla
    ismail isobel israel istvan ivan ivor ivy izzy jack jackie jacinta jaci jacob jacqueline jacqui jacques
    jade jaime jaimie jake jalal jamal james jameel jamie jamil jan jana jane janelle janet janette janice
    janie janine jaroslaw jaspal jasbir jasmin jasmine jason jasper javed javid javier jaya jayesh jayne
    jayshree jean jeanette jeanne jeannie jed jeff jeffrey jemima jemma jen jenna jennie jennifer jenni
    jenny jeremy jermaine jerome jerry jess jesse jessica jessie jesus jill jillian jim jimmy jitendra jo
    joan joanna joanne joao joby jocelyn jodie jody joe joel johan johanna johannes john johnny johnson
    jolanta jon jonathan jonny jordan jorge jose josé josef joseph josephine josh joshua josie joy joyce
    juan juanita jude judi judith judy jules julia julian juliana julie juliet juliette julius june justin
    justina justine kabir kai kalpana kamal kamran kamaljit kane karan kareem karen karim karin karina karl
    karla kasia kat kate katarzyna kath katharine katherine kathleen kathryn kathy katie katrina katriona
    katy kausar kavita kay kaye kayleigh kayode keiran keith kelly kelvin ken kenneth kenny kenrick keri
    kerri kerrie kerry kev kevin khadija khalid khalil kieran kieron kim kimberley kimberly kiran kirit kirk
    kirstie kirstin kirsty kirsten kishor kishore kit kofi kostas kris krishna kristian kristina krystyna
    krzysztof kuldip kuljit kulwinder kumar kunle kurt kwabena kwame kyle kylie lachlan lakhbir lal lalit
    lana lance lara larry latif laura lauren laurence laurie lawrence lawrie layla lea leah leander leanne
    lee leela leigh leila len lena lenny leo leon leona leonard leonie leonora leroy les lesley leslie
    leszek letitia lewis liam lian liane libby lily lillian lilian lina linda lindsay lindsey linnet linn
    lionel lisa lise liz liza lizzie llewellyn lloyd llyr lois lola lorenzo loretta lori lorna lorraine
    lottie lou louis louisa louise luca lucas lucia lucinda lucio lucy luis luke lydia lyn lynda lyndon
    lyndsay lyndsey lynn lynne lynette lynsey mabel maddie madeleine madeline madge maeve maggie magnus
    mahboob mahmood mahmoud mair maire mairead mairi maisie majid malcolm malik mandy mandeep manfred manish
    manjit manoj mansoor manuel marc marcel marcella marcia marco marcus margaret margarita margery margo
    margot marguerite maria mariam marian mariana marianne marie marieke marilyn marina mario marion marisa
    marjory marjorie mark marlene marlon marsha marta martha martin martina martine martyn marvin mary
    maryam massimo mathew matilda matt matthew maura maureen maurice mavis max maxine maxwell may maya meera
    megan meghan mehboob mehmet mehmood mel melanie melinda melissa melvin melvyn mercy meriel merlin merlyn
    merrick mervyn meryl mia micah michael michaela michal michel michele micheline michelle mick mickey
    miguel mike mildred miles millicent millie milly mimi mina mindy minnie mira miranda miriam mo moira
    mohamed mohammad mohammed mohan molly mona monica monika monique morag mordecai morgan moses muhammad
    mukesh muriel murray musa mustafa myles myra myrtle nabil nadeem nadia nadine nahid naheed naila naim
    nan nancy nanette naomi narinder naseem nasim nasir nasreen natalia natalie natasha nathan nathaniel
    naveed nazia nazir neal ned neeraj neil nell nellie nelson nerys nesta neville niall niamh nic nicholas
    non wm chas geo jas thos jos robt edw benj saml danl fredk mei ling
    nick nicki nicky nico nicola nicole nigel nikhil niki nikki nila nilesh nimmi nina nisha nita noah noel
    noelle nora noreen norma norman nuala obi octavia ola olga olive oliver olivia ollie olu olufemi olumide
    olusegun oluwaseun olubunmi omar omer ona onkar oonagh oscar osman osmond oswald otto owain owen paddy
    padraig pam pamela pandora parminder parveen parvez pascal pat patience patrice patricia patrick patsy
    patti patty paul paula paulette pauline pavel pawel payam pearl peggy penelope penny per perry pete
    peter petra petros petula phil philip philippa philippe phillip phillipa phoebe phyllis pierre pip piotr
    piers polly poonam prakash pramila praveen preeti prem priya priscilla pritam priti priyanka prudence
    queenie quentin rab rabia rachael rachel rachelle rae rafael raffaele rafiq raheel rahim rahul raj raja
    rajan rajendra rajesh rajinder rajiv raju rakesh ralph ram ramesh ramona randolph rani ranjit raquel
    rashid rashida ratna ravi ravinder ray raymond reagan rebecca rebekah rebeca reece reena reg regina
    reginald rehana reuben renata rene renee renu reza rhian rhiannon rhoda rhodri rhona rhonda rhydian rhys
    ria ricardo rich richard richie rick rickie ricky riaz rita riz rizwan rizwana rob robbie robert roberta
    roberto robin robina robyn rod roddy roderick rodger rodney roger rohan roisin roland rolf roma romana
    ron ronald ronan ronnie rory ros rosa rosalie rosalind rosaleen rosamund rosanna rose roseanne roselyn
    rosemarie rosemary rosie roslyn ross rowan rowena rowland roxanne roy royston rozina ruby rudolf rudy
    rukhsana rupert russ russell ruth ryan saba sabina sabrina sadia sadie sadiq saeed safia sagal sahar
    said saima sajid sajida saleem salim salima sally salma salman salmon sam samantha samina samira samson
    samuel sana sandeep sandie sandip sandra sandy sangeeta sanjay sanjeev santosh sapna sara sarah sarita
    sarfraz sasha satish satnam satinder saul sayed scott seamus sean seb sebastian seema selina selwyn
    serena serge sergio seth shabana shabir shabnam shafiq shah shahid shahida shahnaz shaheen shakeel
    shalini shalinie shamim shamsa shan shane shannon sharif sharon shashi shaun shauna shaw shawn shazia
    sheena sheenagh sheik sheila shelagh shelley sherman sherry sheryl shilpa shireen shirin shirley shiv
    shona shreya sian siân sibyl sid sidney sigrid silvia simeon simon simone sinclair sinead siobhan siri
    sital sky sofia sohail solomon sonia sonja sonya sophia sophie spencer stacey stacy stan stanley stefan
    stefano stella sten stephanie stephen steph stephane steve steven stewart stuart sudhir sue suki sukhdev
    sukhjit sukhwinder sultan suman sumit sunil sunita suraj surinder suresh surjit susan susana susanna
    susannah susanne susie suzanna suzanne suzi suzie suzy svetlana sven sybil syd syed sylvia tahir tahira
    talat tam tamara tamsin tania tanveer tanya tara tariq taroub tasha tasneem tatiana ted tehmtan teresa
    terence teri terrance terrence terri terry tess tessa thea thelma theo theodora theodore theresa thérèse
    thomas tia tilly tim timothy tina tobias toby todd tom tomas tomasz tommy toni tony tracey traci tracy
    travis trevor tricia trina trish tristan trudi trudy tudor tunde tyler tyrone ubaid uche umar una ursula
    usha usman uzma val valentina valentine valerie vanessa vasilis vaughan veena velma vera verity verna
    vernon veronica vic vicki vickie vicky victor victoria vijay vikas vikram vikki vince vincent vinod
    viola violet virginia viv vivian vivien vivienne vladimir waheed walid wallace wally walt walter wanda
    warren waseem wasim wayne wendell wendy werner wes wesley wilbur wilf wilfred wilhelmina will willem
    william willie wilma wilson win winifred winston wojciech wyn wynne xavier yasin yasmin yasmeen yasser
    yaw yemi yetunde yogesh yolanda yousef yousuf yuki yunus yusuf yvette yvonne zac zach zachary zafar
    zahid zahida zahir zahra zaheer zain zainab zak zara zee zena zeeshan zoe zoë zoran zubair zulfiqar fay
    fae gus rex roz bea cleo ellis fi flo gaby ivo lex butch buck bud buddy chip corky dusty hap jock kip rusty skip
    sonny woody biff dolly frosty mitzi trixie ping boban mirna jouko asger
    abdi abimbola abiola adaeze adeola adesola agata agnieszka aimée aine aisling akua aleksander
    aleksandra alessandro alessia alexei alisdair alix alwena amara amarjit ambrose ameera amrit anders
    andreea aneeka angelo angharad annalise anneka anneliese annika anouk ansel antony aoife araba aravind
    archana ariana arwel arwen ashleigh ashraf aswin aurelia ayo ayodele azra babatunde balraj bartosz
    basma beata benedicta benedikt bernhard bhupinder birgit bjorn björn boguslaw bożena brigitte brittany
    brittney bronagh brynley buddug busola cadi caitlyn caoimhe carlotta carys catalina catarina cathal
    cerys chad chandra charanjit chiara chidinma chika chinwe chioma chizoba christie cian claudine cody
    colton conrad corey cyrus dafydd dagmar dai daisuke damilola danuta daria darryl demetrius denzil
    devika devin dewayne dewi diederik dieter dillon dimitri dinah dominika donal dorota dorothea dougal
    doyin duane dustin dwayne earlene eifion eimear eirlys eirwen ekaterina elfed elif elijah elin elke
    elmer emil emilia emmett enda enrique erik ernesto esra euan eugenia eun everett ewa ezekiel fabian
    fadi fatou fatoumata feargal femi ferdinand fergal fidel filip fionnuala francois franklin françois
    frederik gabriela garfield garrett gayle gearoid georgios gerda gerwyn gianni giovanna giulia giuseppe
    goran grady gregg grzegorz gráinne guadalupe guido gulsum gunnar gurmeet gustav gustavo gwenllian
    gwynfor hadiza hana hank hanne hannelore harlan haruki hattie heike heledd hendrik henrik hilde
    hiroshi huda humaira huw idowu ignacio ignatius imani ingeborg iqbal irena isaiah isha ivana iwan
    iwona jacek jacquelyn jadwiga jagdeep jakub jameela jamila janusz jared jarek jarrod jarvis jaswinder
    jeffery jens jeremiah jerzy jesús jibril joachim joann joaquim jochen johnnie jolene jonas josefina
    julieta jürgen kaitlyn kamala kamaldeep kara karolina katelyn kateryna katja kayla keeley keir kelechi
    kellie kendra kenji keziah khalida kinga kojo krista kristen kristin kristine kristy kwaku lakshmi
    lamin latasha latoya leonardo leticia levi lidia lila linus ljubica llewelyn llinos llio lorcan louie
    lowell lowri lucian lucille ludmila ludovic luigi lukas lukasz lyle mackenzie mae magdalena malachy
    malgorzata mallory manuela marcela marcin mared marek margie marietta marissa mariusz marshall marty
    marwa maryann marzena masood matteo matthias mattias maude małgorzata mbali mckenzie meena melba
    meredith merfyn mhairi micheal mihai mikayla milton mireille mirela mirza mitch mollie monty mostafa
    mumtaz myfanwy máire máiréad naeem neha nelly nettie ngozi nichola nickolas nicolas nikolai niran
    nkechi nnamdi nola norris obinna odette oleksandr olena olivier omolara oriol orla otis oyin pablo
    paige paloma pankaj paolo paweł pedro percy pippa pranav pratima purnima pádraig radha radoslaw rafal
    ramon randal randall randy rania raphael rasheed raul razia rhonwen rifat rina ritu rochelle rodrigo
    rogerio rosalba rosalyn rosario rosetta ruaridh ruben rudolph rufus rupinder ryszard róisín safiya
    saira salvatore samir sammy santiago satvinder savita scarlett sefton segun selma sergei seymour seán
    shanaz shanti shari sheldon shelly sheri sherri shobha silas siobhán sioned sita siôn slawomir sondra
    sorcha stanislaw steffan stelios stina sukhvinder suleiman sultana sushma swati sylvester sylwia
    séamus tabitha taiwo tamika tegwen temitope thabo thandi thierry tiago tiffany tomos tonya torsten
    trefor trent trisha trystan uchenna ulrich ulrike ulysses urszula vasile vaughn venkat veronika vimal
    vincenzo wafa wilhelm wioletta xander xin yan yasemin yasir yetta yiannis ying yoko yolande yoshi yuri
    yusra zainul zbigniew zeynep zofia zoltan zoltán zsofia zsófia zuzana zuzanna áine łukasz
    ahmet ajesh alain alberto aldo alena alfio alfonso alfredo alonzo alvaro alvin amos amparo andres andré
    andrés anke ann-christine annalisa anneli annemarie annmarie antonietta antonín antti antónio arlen arlo
    armand armin arnaldo arne arno artie asunción augustus aurélie axel ayşe azriel beatriz bengt benito benny
    bente bernardo bernd bethanie birgitta birthe bjarne blaine bogdan bogumił brendon brenna brent bret brianna
    brice britta carmela carolann carolyne carsten caterina cesar cheryle christoph christophe cindi clarice
    claudette claudio clem clint clyde conceição concepción concetta consuelo corinna corneel cornelis corrie
    cristal cyndi czesław czesława céline daan daniella darcy darin dariusz darla darlene darnell darold darrel
    darrin deanna deanne delbert delmar delores demetri denice denny derick desiree dianna dickie didier diego
    dimitris dirk divya domenico domingo dominica donn donnell donnie donny dorene doretta dorian durwood dwain
    earline ebba eddy edeltraud edison edmond edsel edwardo edwina eero efrain efren elaina eldhose eleni
    elfriede elisa elissa ellyn eloy elroy elva elvin elvis elżbieta emanuel emelie emery emile emilie emilio
    emine encarnación enrico erich erick erika erling ernestine ernie erwin esa esteban estelle evangeline fabio
    fanny fatma federica federico felicia felipe filipa flemming florian franca francesco francisca frans
    françoise fredrick fredrik frieda fritz frédéric fátima gabby gabe gabi ganesh garret garrick gaston gaylord
    geert geeta georgette gerardo gerhard gerold gerrit ghislaine gijs gilles gino giorgio giorgos girish gisela
    gitte giuseppina gonzalo gordie gordy grazia greet gretchen griet gualtiero guillaume gunilla gunther
    gustave gérard göran günter halina hannu hans-peter harriett hatice heikki heiko helmut henk henning henri
    henryk herb heriberto hermann hervé holger holli horst howie humberto håkan hüseyin ilaria ilene ilkka ilse
    imelda inez inge inger ingo inmaculada inês irv irvin irwin isabell isidro jacklyn jaclyn jagdev jamar
    jameson janina janna jannie jari jarod jaroslav jaroslava jarosław jarrett jeanine jeannine jedediah jef
    jeffry jenifer jennine jenson jerald jeroen jerold jerri jerrod jeryl jesper jimmie jitka jiří joana joaquin
    joaquín joesph johann johnathan johnathon jonah jonathon joni joris jos josefa josefine josephina josiah
    jovan joão juergen juha jukka juliann julianne julio jørgen kaarina kaj karel kari karl-heinz karsten
    karthik karyn katerina kateřina kathi kathie kathryne katrin kavya kazimierz kees kendrick kermit kerstin
    kerwin kieth kimberlee kirsti kjell klaus knud knut koen kraig kristi kristie krystal kurtis ladislav lanny
    larissa lars laszlo laurent lazaro leandro leann leanna leejo leena leif lemuel lenard lene lenka lennart
    leonel leopold lesa lev li-ann libbie lieve lindell linnea lino lissa lode lone lonnie lonny loraine
    loredana loren lorie lothar louann luann luanne luc luciano lucie lucien lucius lucretia lucía ludwig lukáš
    luís lynelle maarten maciej madelyn mahesh maia maja malin malinda marcello marcellus marcelo marci marcie
    marcy margareta marge margherita mariano maribel maribeth marijke marilynn marino marius marja markku marla
    marleen marlena marlys marten marv maryanne marybeth maryellen maryjane masao mateusz mathias mathieu
    mathilde mats matti mauricio maurizio mauro mckinley melisa mercedes merle mette michał michèle micki mikael
    mikel mikko milan millard milo miroslav mirosław mitchel mogens moises moisés montserrat mortimer murat
    myrna myron natalee nathalie nathanael nathanial naveen nelda nestor nicholaus nicklas nicolai nicolette
    niels niklas nikole nikos nils nithin norbert norberto norene normand nuno octavio odile ofelia olaf olav
    ole ondřej oren orval osvaldo padma panagiotis paola pasquale patricio patrik patrizia paulo peder pekka
    petr petrus petter philipp philomena pia piet pieter pietro pilar pirjo pooja poul pradeep päivi quinton
    radek rafał raimund rainer ralf ramiro ramón randell randi rashad raymon raymundo raúl reba reggie reijo
    reinhard reinhold rekha renae renate renato rené reynaldo rhett rickey rico rigoberto riitta risto ritva
    robbin robby robt rocco rocío roderic rodolfo rodrick roel rogelio rohit rolande rolando roman ronda roni
    ronny rosanne roselle rosendo rosita roswitha roxane roxanna royce rubén rueben ruediger rui ruprecht sabine
    samara sammie sandrine saraswati saundra scotty selena shana shanna shannan sharla sharlene sharron shawna
    shelia sherrie sherrill shibu shirlee shruti siegfried silke simonetta sjoerd sneha stacie staf stanislav
    stanisław stefanie steffen stephan stevie stig stu stéphane suellen svend sylvie sérgio søren sławomir
    tabatha tadeusz tamera tamra tanja tapio tawny teddy tereza terrell tessie thad thaddeus theron thijs
    thorsten timmy timo tisha tommie tomáš tonia torben tracie trenton trudie truus tuula twila ulf ulla ute uwe
    valeria valorie valérie vasiliki veerle veikko verne vicente vidal vilma virgil vlad vladimír volker václav
    véronique vítor věra waltraud waylon wendi westley wiesław wiesława wilber wilbert wilburn wilda wilford
    wilfredo willy wim winfred wojtek wolfgang wouter yannick yves zachariah zachery zdeněk zdeňka zelda zelma
    adunni ainsley akiko ama anh aylin bjørn bola cai catrin ced cillian costas darragh davie debs declan diarmuid
    dimitra ebele eck efa ekow elis elspeth emlyn emre eoin esi ffion folasade funmilayo gruffydd harjinder hui
    iestyn ijeoma illtyd innes ioannis islwyn jaspreet jing kehinde keiko kirsteen kwasi leyla linh llew macsen
    magda marg meinir meirion meleri menna merv meurig minh murdo navdeep nev nia nige nneka nomvula oisin oluseun
    osian radosław rohini ruan rutendo saoirse seun simran stavros struan sukhdeep sushila tadhg tariro tegan temi
    tendai thandiwe thuy torquil trev tuan tudur wei wullie xóchitl zola
    hollis laquita wade xiong
    ángel åsa élodie éric óscar
    abdulrahman adriano agustín aitor akira akosua alessandra andrei annegret annelies antje antonella antônio
    aparecida benoît bertil birger bodil bärbel börje camila christiane chukwuemeka clemens cláudia cristiano
    cédric césar detlef devendra dmitri donatella dorthe edson elisabetta fabrizio fernanda flávio friedrich
    gabriele galina geir gerd gianfranco gianluca giuliano gorka grażyna gudrun gwenaël gösta günther hege
    héctor hélène ifeanyi iker ineke inácio inés itziar jaap jannik jayashree jayasree joost jordi jorn jorunn
    josep josette justyna jutta jytte jérôme józef jörgen jörn katharina kazuo kjeld lalita liisa lilli lis
    luciana luiz mads mahendra maite makoto mariangela marit markus mateo merete michela michiko mikhail
    miloslava mireia moritz morten márcia mónica narendra noboru núria oleg oluwatobi palle patrícia preben
    przemysław raffaella ragnhild raimundo ravindra rosângela ruy rüdiger satoshi savitri sebastián seppo
    sergey severino simona sofía solveig stefania stijn sture sujata surendra sébastien takashi tatyana terje
    thiago tomás torbjörn torill torstein tove trond turid ulrik ulrika umberto umesh verónica vibeke vidar
    vijaya vinícius vittorio vânia waldemar wiktoria wilfried winfried witold zdzisław álvaro ángela élisabeth
    étienne øyvind
    aaliyah abdifatah abdirahman abdirizak abdoulaye abdullahi abiodun achim adalberto adelina adeline
    ademir ademola aditi aditya adnan adolfo adriaan adrián adélaïde afolabi agnès aino aishwarya aivars
    ajit akash akshay alban albena alberta alessio alexandre alexandros alicja alida aline aliyah
    allegra allyse almudena aloisio alok alona alonso aloysius althea alycia alys amadou ameesh amelie
    aminata amita anatoly anaïs andrej andrás aneta angelica angelika angelina anneke annelise annelore
    anoushka anselm ansgar antoine antonina anup anupam anuradha anwen arabella arash archibald ariadne
    ariane arminda arnaud arnulf artem arturo aruna arvind ashish assumpta aström athanasios atul
    augusta augustin augusto aurelio aurélien avinash avis ayaan ayla azadeh babajide balthazar balázs
    barbro barnaby bashir bastian beate beatrix begoña belén benedetta benedita bernadine bertrand
    bettina bhavesh bice bikram birgitte birte blythe bobbie bohdan bonnie brandi branislav brigitta
    bronwyn bruna bríd budi bukola burkhard bálint caitríona camille candace carola carolina casimir
    caspar cassie catharine cathie cecile cecily celestine celina chandrika charlene charley chaz
    chiamaka chikondi chitra christel christelle christiaan christof christos chuck chukwuma ciarán
    claes clementine cliona clodagh clotilde clémence conchita constanza corine cornelia cosima cosmin
    cressida crispin cristian cristiana cristóbal cuthbert cyrille cécile dagny daljit danica daniele
    danilo darek darina dario darko dashiell davide dawid debora deepika delphine demetrios deon deryck
    desirée dietmar dietrich dimitrios dmitry dominik dorina dorothée dorte dottie dragan dragana dušan
    dáithí eckhard edda eduard eduarda edvard edyta effie efrat efraín egbert egil ehsan eibhlín eilis
    einar eirik eirini eithne eleonora eliane elina elinor eliot elisabet elisha elmar elodie elsbeth
    emanuela emanuele emer emese emiliano emmanuelle enno enzo eoghan ephraim erasmo erhard erkki erna
    ernst esben esmeralda espen esperanza ester estrella eugenie eugenio eurwen evangelia evangelos
    evelina eveline everard everardo ewald ewelina ezra fabiana fabienne fabiola fabrice farhad farid
    faris farouk farrukh farzana fatemeh fausto fenella ferenc fiachra filippo filiz fintan flavia
    flavio florin foluke franka franziska frederic frida frode gabor gabrielle gaetano gaurav gearóid
    geneviève georg georges gergely germaine gernot gertrud gideon gilberto ginette gioia giorgia
    giselle giuliana giulio glenna gord gordana graciela gregorio grethe griselda guilherme gunter
    gurinder gustaf gwendolen györgy gábor gérald götz hakan halima hanna hannes hansjörg harald harri
    hartmut hedwig heiner heinrich helge hemant henny henriette henrique hepzibah heribert hermione
    hernán herta heulwen hildegard hilke hiroko honora horacio hortense husain ianto iben ieva ileana
    ilka ilona ingemar ingvild ioana ioanna irmgard ishaan ishbel ismael isolde istván ivar ivette ivone
    izabela jaakko jac jagdish jakob janis janos jarlath jarmila jayanti jeannette jelena jette jewel
    jimena jiwon jocasta joelle joern joette jolanda jolyon jorgen jorma josiane josué joël juana judit
    juhani juliane julien jyoti jyrki jón jónas jörg jürg kaarel kaija kamil kamila kamini karine
    karlheinz karol karoline kaspar katarina kathrin katrine katya kaushik keira kelsey kenyatta keshia
    ketil kezia khaled kian kiara kiera kirsi klaas klara konrad konstantin konstantinos kristjan
    kristof krisztina kunal laila lamont latrice laureen laurel laverne lavinia leonor letizia liana
    liliana lilianne linford lisbeth liselotte lisette lluís lodewijk lorena lorenz lotte lovisa
    lucienne lucjan ludger luisa luise lutz lyudmila lászló léa lúcia magali magne mahadev mahmud
    malachi malika manisha manju manon marcos mareike margarida margaux marged margit margret margrit
    marianna mariela marielle marija marika marisela marisol marita marjan marko marloes marte marthe
    martijn martinus marva maryse maría mateus mathilda matilde matthieu maud maxime maximilian
    maximiliano mayank mehdi mehreen meike meinhard michaël mihaela milagros milena milica milos minette
    minna mirja mirjam mirko miroslava misha mitsuko mladen mohinder mordechai morwenna moshe myriam
    mária mário márta mélanie nadja nadège nagendra naima naresh nasser netta nicoletta nidia nigella
    nikita nikola nikolaos nikolaus nimisha nirmala nitin norah nuria nyree néstor oisín okechukwu
    oksana olle olof olwen oona ophelia orlagh orville osagie osama oskar ottavio ottilie ottoline oumar
    ouna oyinda padraic pamelia parisa pattie pauli paulina pavlo pawan percival peregrine perpetua
    pertti peta piara piero prabha prabhakar pratibha preethi puneet putri pál pål péter quintin raagini
    radomir rafaela raghu raisa rajeev rajni rasmus raymonde reiko reiner reino remco rena renée
    rheinallt riccardo richmal riikka rikke riyad roelof romain romano romeo romola roopa rosalinda
    rosana roscoe rosella rosina rossana roxana ruairí rudi rupa régis rémi rémy saad sabah sacha sachin
    salah salome samuela sanaa sander sandhya sandi sandor sandro sascha saskia severin shahin shaila
    shanelle shanice shankar sharad sharmila sherif shoshana shyam sibylle siddharth sigrun silvana
    silvano silvina silvio simo sindre sinikka sinéad slavko sofie soledad somchai sonal soraya soren
    spiros srinivas stéphanie subhash subramaniam sudha sulaiman sunanda sunniva suzan suzette svein
    sylvain szilvia séverine sílvia sören taher talia tammi tammie tammy tamás tapani taru tatjana teemu
    tegid thanh theodor theodoros thibaud thilo thora tilda titus tiziana tommaso tore tova trine troels
    trygve tuomas tyrell térésa ugo unni vaishali valentin valerio valter verena vernetta vesa viktor
    viktoria vimala vincente violeta virginie vishal vittoria vivek viviana vojtěch vytautas waqar
    wiebke wieslaw wilfrid wilmer ximena xinyi xiomara yann yannis yasmine yevgenia yevhen yewande yosef
    youssef ysabel yukiko zakaria zeljko zenon zsuzsa zsuzsanna zulma zygmunt ásdís úna
    """
)
