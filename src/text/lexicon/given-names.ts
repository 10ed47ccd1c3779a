const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/**
 * Common given names of women and of men in many languages, lower case, written down for this project. A name that either may bear
 * ("Kim", "Jordan", "Andrea"), or that is more often a common word or a surname, stands in neither list.
 */
export const FEMALE_NAMES = words(
  'aaliyah abena abigail abimbola achieng ada adaeze addison adelaide adele adhiambo adriana agata agatha agnes ' +
    'agneta agnieszka aiko aimee ainhoa aino aisha aishwarya aisling akiko akinyi akosua akua alana alani ' +
    'alejandra alessandra alexa alexandra alice alicia alina alison allison alma almudena alyssa amaka amal ' +
    'amanda amara amber amelia amina aminata amparo amy ana anais anastasia anastasiya andie angela angelina ' +
    'angharad anita anjali anke ann anna annabel annabelle annalena anne annegret anneke anneliese annemarie ' +
    'annette annie annika anniken antje antonella antonia anyango aoife aparna arabella araceli aretha ariana ' +
    'arlene arlette aroha ascension asdis asha astrid asuka audrey aurelie ava avril ayanda ayesha ayla ayumi ' +
    'azar azealia aziza babirye bailee barbara barbra bea beata beatrice beatriz becky begona belinda bella ' +
    'benazir bente bernadette bertha bess beth bethany bettina betty beverly beyonce bhavna bianca birgit ' +
    'birgitta birna birthe blanca bodil bonnie bozena brenda briana brianna bridget brielle brigitte britney ' +
    'brittany brittney bronte bronwyn bukola busisiwe cait caitlin calista camila camilla candace candice cara ' +
    'carla carley carly carmen carol caroline carolyn carolyne carrie carys cassandra cassidy cassie catalina ' +
    'cate catharine catherine cathy catriona cecilia celeste celia celine cerys chantal chantel charlene charlize ' +
    'charlotte chebet chelsea cher cherie cheryl chiara chidinma chie chieko chimamanda chioma chitra chloe ' +
    'chrissy christa christina christine christy chunhua ciara cicely cilla cindy cinzia claire clara clare ' +
    'claudette claudia claudine clemence clementine coco colleen conceicao concepcion constance consuelo cora ' +
    'corazon cordelia coretta corina corinne cristina cynthia dagmar dalia dandan dani danica daniela danielle ' +
    'danuta daphne darcy daria darlene deanna debbie deborah debra deena deepa deepika deirdre delia delores ' +
    'delphine demi dena denise desiree desirée devika diana diandra diane dilma dina dinah dionne divya dolores ' +
    'donatella donna dora doria doris dorothea dorothee dorothy dottie dulce ebba edith edna edwige eeva effie ' +
    'efua eileen eilidh ekaterina elaine eleanor elena eleonora eliana elin elisa elisabeth elisabetta elise ' +
    'elissa eliza elizabeth elizaveta elke ella ellen ellie elodie eloise elsa elsie elspeth elvira emanuela emi ' +
    'emilia emilie emily emma emmy encarnacion enid erica erika eriko erin erna erykah esmeralda esperanza ' +
    'estefania estelle esther eszter ethel etsuko etta eugenia eugenie eulalia eun-ji eunice eva evangeline eve ' +
    'evelyn evie ewa fabiola fallon fannie fanny farah farhana farrah fatima fatou fatoumata fay federica felicia ' +
    'felicity fernanda fiona fionnuala fiorella fleur flora flossie folake frances francesca francine francoise ' +
    'frauke freda freya frida frieda fumiko funmilayo gabriela gabriella gabrielle galina gauri gayle geena geeta ' +
    'gemma genevieve georgina geraldine gerda geri gertrude ghada ghislaine gianna gigi gillian gina ginny ' +
    'giorgia giovanna gisela gisele giselle gita gitanjali giulia giuliana giuseppina gladys glenda gloria glynis ' +
    'goldie golshifteh graca grace graciela grainne greer greta gretchen guadalupe gudny gudrun guiying gunilla ' +
    'gunnhild gwen gwendoline gwendolyn gwyneth hadley hailey hala halima halina halla halle hana hanako hanan ' +
    'hanna hannah hanne hannelore harriet haruka hatsue hattie hauwa hayat hayley hazel heather heba hedda hedwig heidi ' +
    'heike helen helena helene helga helle helmi heloise hema henrietta henriette hermione hettie hilda hilde ' +
    'hillary hind hiroko hiromi hisako hitomi holly hortense houda huda huma huong hye-jin ibtihaj ichiyo ida ' +
    'ifeoma ikram ilaria ilona ilse iman imani imelda imogen inas indira indrani ines inge ingeborg inger ingrid ' +
    'inmaculada ioana iphigenia irene irina irma iryna isabel isabella isabelle isadora isaura isha ishani ishita ' +
    'isla itsuko itziar ivana ivanka ivanna iwona jacinda jacinta jackie jaclyn jacqueline jada jade jadwiga ' +
    'jamila jamilah jane janelle janet janice janine janna jasmine jaya jayalalithaa jayla jayne jeanette jeanne ' +
    'jeannette jeannie jemima jenifer jenn jenna jenni jennifer jenny jepkosgei jerri jessamyn jessica ji-hye ' +
    'jiajia jihan jil jill jimena joan joana joanie joanna joanne jocelyn jodi jodie joely johanna jojo jolene ' +
    'jordana josefa josefina josefine josephine josette josie joyce juana juanita judit judith judy julia juliana ' +
    'julie julienne juliet julieta juliette junko justine justyna jutta jyoti jytte kahurangi kaisa kaitlyn kaja ' +
    'kajal kalpana kamala kamila kamini kaori kareena karen karima karin karina karla karlie karolina karyn kasia ' +
    'katalin katarina katarzyna kate kateryna katharina katherine kathleen kathrin kathryn kathy kati katie katja ' +
    'katri katrin katrina katy kavita kay kaye kayla kayleigh kazuko keiko keira keisha kelis kellyanne kendall ' +
    'kendra kerri kerstin khadija khadijah khloe khloé kiara kiera kimberley kimberly kirsi kirsten kirstie ' +
    'kirstine kirsty kirti kitty kiyoko komal kourtney kristen kristi kristin kristina kristine krysten krystyna ' +
    'kumiko kylie kyoko kyra lacey laetitia laila lakshmi lalita lamia lana laney lara larisa larissa lata latifa ' +
    'latoya laura lauren laverne lavinia layla lea leah leanna leanne leela leena leila lena lene leni lenore ' +
    'leonie leonor leonora lerato lesya leticia letitia lexi liane liesel lieselotte liesl lihua lijuan lila ' +
    'lilian liliana lilith lillian lilly lily lina linda lindiwe lindsay lindsey linh linnea lisa liselotte liv ' +
    'liz liza lizzie lois lola loni lorena loretta lorraine lotta lottie louella louisa louise lovisa luana lubna ' +
    'lucia luciana lucie lucille lucinda lucrezia lucy ludivine ludmila ludmilla ludovica luisa lupe lupita lydia ' +
    'lydie lynda lynette lyudmila mabel macarena machiko mackenzie maddie madeleine madeline madhuri madison ' +
    'madonna mae maeve mafalda magda magdalena maggie maha mahsa maia maimuna mairi maisie maite maja malak ' +
    'malala malati malgorzata malia malika malin malka mallika mallory mamata mamie manal mandy manisha manon ' +
    'manuela mara marcela marcelle marcia maren marfa margaret margareta margarida margarita margaux margot ' +
    'marguerite maria mariam mariama mariana mariangela marianna marianne maribel marie mariel marietta marika ' +
    'mariko marilena marilyn marina marisa marisol marissa marit marjane marjatta marjorie marla marlee marlena ' +
    'marlene marta martha martina marwa mary marya maryam maryanne maryellen masako mathilda mathilde matilda ' +
    'maude maura maureen mavis maxine maya mayim mayumi meena meera meg megan megawati meghan megumi mei meiling ' +
    'melania melanie melinda melisa melissa menaka meredith mervat meryem meryl mette mia michaela michelle ' +
    'michiko mieko miho mila milagros mildred millicent millie mimi min-ji mindy minna minnie mira miranda ' +
    'mireille mireya miriam miyoko miyuki moana mohini moira mollie molly momoko mona monica monique montserrat ' +
    'morag morgana mounia mrinal muriel mya myra myrtle nabeela nabila nadezhda nadia nadine nadya nagwa naima ' +
    'najat nakato naledi nalubega namrata namukasa nancy nandini naoko naomi narges nasrin nastassja natalia ' +
    'natalie natalya natasha natsuki nawal neda neelam neeta neha nell nella nellie nelly nerys nettie nevine ' +
    'ngoc ngozi nia niamh nicki nicole nicolette nidhi nieves nihal nika nikki nikole nilde nina nirmala nisha ' +
    'nita njeri nkosazana nneka noa noelle noemi noemie noha nola nomvula nora norah noreen noriko norma nosipho ' +
    'nuala nurul nyambura octavia odette odile oksana olena olga olivia oluchi oona oprah orla ornella orsolya ' +
    'ottilie oumou padma padme paget paige paivi palesa pallavi paloma pamela paola parisa parvati patricia patsy ' +
    'patti patty paula paulette pauline payal peggy penelope perla pernille petra petronella philippa phoebe ' +
    'phyllis pia pilar polly pooja pratibha preeti prerna priscilla priya priyanka prudence rabia rachael rachel ' +
    'rachelle rachida radha raffaella ragnhild raisa rajeshwari ramona rana randa rani rania ranjana raquel rasha ' +
    'rasheeda rashmi reba rebecca rebekah reem reese regina reiko reina rekha renae renata renate renee rhea ' +
    'rhian rhiannon rhonda ria rica rie rigoberta rihanna riitta rika rikki rim rina risa rita ritsuko ritu riya ' +
    'roberta robyn rochelle rocio rohini roisin rokia romy ronda roopa rosa rosalia rosalie rosalind rosalyn ' +
    'rosamond rosamund rosanna rosanne rosario roseanne roselyn rosemarie rosemary rosie roslyn rossella rosy ' +
    'rowena roxanne roya rukmini ruth ruthie sabah sabina sabine sabrina sachiko sadako sadhana sadie safiya ' +
    'sahar sahla saida sakura sally salma salome salwa samantha samar samia samira sandie sandra sania sanna ' +
    'sanni saoirse sara sarah sariah sarita saroj saskia satomi savita sawsan sayaka sayuri scarlet scarlett ' +
    'seema segolene selena selma serafina seraphina serena setsuko shabana shakira shania sharmila sharona shawna ' +
    'shayna sheela sheila shelia shelley shelly sherri sherry sheryl shiloh shilpa shirin shirley shizuko shobha ' +
    'shreya shufen sian sibyl sienna sigrid sigridur siham silje silke silvana silvia simona simone sinead ' +
    'siobhan siri sirpa sita siti skye smriti sofia sofie soha solange soledad solfrid solveig sonali sonam sonia ' +
    'sonja sonya soo-jin sookie sophia sophie soraya souad sri staci stefania steffi stella steph stephanie ' +
    'stephenie sudha sue suha sujata sulochana sumiko sunita sunniva supriya surekha susan susana susanna susanne ' +
    'sushila sushma susie suzanna suzanne suzette suzy svenja svetlana swati sybil sybille sylvia sylvie tabea ' +
    'tabitha talia tallulah tamara tamika tamiko tammy tania tanuja tanya tara tarja tasha tatiana tatjana ' +
    'tatyana tawakkol temitope tenley teresa terri tess tessa thalia thandi thandiwe thea thelma thembi theodora ' +
    'theresa therese thora thuli thuy tiffani tiffany tilly tina tingting tish titilayo tiziana tomoko toni tonia ' +
    'tonya topsy tora torill torunn tove tracey trina trish trisha trista trixie trudy tulsi tuula tuulikki tuva ' +
    'twyla tyra ulla ulrika ulrike uma una unni urmila ursula usha ute valentina valeria valerie vanda vandana ' +
    'vanessa vasundhara velma vera verena veronica veronique vibeke vicki vicky victoria vidya vigdis vijaya ' +
    'viola violet violeta virginie vita vivian viviana vivien wafa wallis waltraud wambui wanda wangari wanjiru ' +
    'wassila wenche wendi wendy whoopi wilhelmina wilhelmine wilma winifred winnie winona wislawa wynona xenia ' +
    'xiaohong xiaoli ximena xiomara xiulan xiuying yael yamini yana yara yasmeen yasmin yasmine yekaterina yelena ' +
    'yetunde ying yingying yoko yolanda yoshiko yosra yuka yukari yukiko yuko yulia yulya yumei yumi yumiko yuna ' +
    'yuriko yusra yvette yvonne zadie zaha zahra zainab zanele zara zaynab zeina zeinab zelda zendaya zinaida zoe ' +
    'zoey zofia zola zora zsuzsanna zuwaira zuzana ' +
    'adwoa agathe ayse ayu chiamaka colette dace dasha defne dewi dragana egle elif emiko emine esi esra ' +
    'fatma freja ginevra hatice ieva inga inma jana jelena ji-woo jurgita kadri kinga kseniya lenka leyla ' +
    'leyli liis maarja mihaela milena mirela mirjam nomsa nuria polina putri raluca riikka ruta selin ' +
    'shanti solene tamsin tetiana tuuli wati xiu zeynep zoya zsofia',
);

export const MALE_NAMES = words(
  'aarne aaron abbas abdel abdoulaye abdul abdullah abel abelardo abner abraham abram adalberto adam adan aden ' +
    'adolf adolfo adrian adriel afonso agamemnon agustin ahmad ahmed ahmet aidan aiden ajay akbar akhil aki ' +
    'akihito akio akira alain alan alasdair alassane alastair alban albert alberto alden aldo aldous aldrich alec ' +
    'alejandro aleksander aleksandr aleksei aleksi alen alessandro alexander alexandre alexei alexey alf alfie ' +
    'alfonso alfred alfredo algernon ali alija alistair allan allen alois alonso alonzo aloysius alphonse alton ' +
    'alun alvaro alvin alwyn amadeus amadou amir amit amitabh amos ananth anastasio anatoliy anatoly anders andre ' +
    'andreas andrei andrej andres andreu andrew andriy andrzej andy angelo angus anibal anil anish ansel anselmo ' +
    'ansgar anson ante anthonie anthony antoine anton antonio antonis antti anupam anwar aquiles aras archibald ' +
    'archie aris aristide arjun arkady arlo armand armando armin arnaud arne arnie arnold arnulfo artem arthur ' +
    'arto artur arturo arun arvid arvin arvind asa asad asbjorn asghar asher ashok ashraf asif aslak atal atsushi ' +
    'atticus auguste augustine augusto augustus aurelio austen aviv avraham axel ayub azim baldomero baltasar ' +
    'balthazar barack barnaby barney barry bart bartholomew bartolome bashar bashir basil basilio bastian baxter ' +
    'baz bela ben benedict bengt benigno benito benjamin benji benny benoit bernard bernardo bernd bernhard ' +
    'bernie bert bertold bertram bertrand bevan bhimrao bhumibol bill billy birger birk bjarne bjoern bjorn ' +
    'blaine blaise blake blas boaz bob bobby bodo bogdan bohdan boleslaw boniface booker boris borje boubacar ' +
    'bowen brad bradley bram brandan brandon branko braulio braxton brayden brecht brendan brennan brent brenton ' +
    'brett brian briggs brock brodie bronislaw bronson bruce bruno bryan bryce bryn burt byron cade caetano caio ' +
    'cal cale caleb calixto callum calvin camden camilo carl carlo carlos carmelo carsten cary caspar casper ' +
    'cassius cathal cayetano cecil cedric cesar chaim chandler charles charlie charlton chas chauncey cheikh ' +
    'chester chet chidi chinua chris christer christofer christoph christophe christopher christos chuck ' +
    'chung-hee cian ciaran cillian ciro claes clarence clarke claude claudio claus clayton clem clement cleon ' +
    'cletus cleve clifford clifton clint clive clovis clyde cody colby colin colm colt colton conan connor conor ' +
    'conrad constantin constantine corbin corey cormac cornel cornelius cory cosimo cosme costas craig creighton ' +
    'cristian cristiano cristobal cullen curt curtis cuthbert cyrano cyril cyrus czeslaw dae-jung dafydd ' +
    'dagoberto daisuke damaso damian damien damion damir damon dan dane daniel daniele daniil danny dante danylo ' +
    'darin dario darius dariusz darrell darren darryl daryl dashiell dave davey david davide davor deacon declan ' +
    'deepak delbert demetrius demis demosthenes denis dennis denzel derek derrick deshawn desi desmond dewey ' +
    'dewitt dex dexter diarmuid dick dicky didier diederik diego dieter dietmar dietrich dillon dimitri dimitris ' +
    'dinesh dino dion dirk dmitri dmitry dmytro dolph dominic dominick dominik don donal donald donnacha donovan ' +
    'dorian doron doug douglas dragan dragos drazen dre drummond duarte dudley dusan dustin dwayne dwight dwyane ' +
    'dylan eamon eamonn ebenezer eberhard ebrahim ed eddie edgar edmond edmund edmundo edsel edsger eduardo ' +
    'edvard edward edwin eero efraim efrain efren egon eiji eino eirik eitan eldon eldred eldridge eleazar ' +
    'eleuterio eli elias elijah eliot eliseo elisha elliot elliott elmer elon elroy elton elvis elwood emeka ' +
    'emeric emil emile emiliano emilio emir emlyn emmanuel emmet emmett enlai enoch enos enrico enrique enver ' +
    'enzo eoin ephraim epifanio erasmus ercole erhard eric erich erik erkki erland ernest ernesto ernst errol ' +
    'ervin erwan erwin esa esteban etan ethan etienne euan eubie eugene eusebio eustace evan evander evangelos ' +
    'evariste evaristo everett evgeny evo ewald ewan ezekiel ezequiel ezio ezra fabian fabien fabio fabrice ' +
    'fabrizio facundo faisal farhad farid farouk faruk fatih fausto federico felipe felix felton feodor ferdinand ' +
    'ferenc fergal fergus fermin fernando fernao ferris fidel filip finbar finley finn fintan fionn fitz flavio ' +
    'fletch fletcher florentino florian floyd foxx francesc francesco francis francisco francisque franck franco ' +
    'francois franjo frank frankie frans franz fraser fred freddie freddy frederic frederick fredrik friedrich ' +
    'fritz fulgencio fumio fyodor gabe gabor gabriel gage gaius galen gamal gareth garret garrett garry garth ' +
    'gary gaspar gaston gautam gavin gavriil gaylord gearoid geert geir genaro gene genichi gennady gennaro geoff ' +
    'geoffrey georg george georges geovanni gerald gerard gerardo gerd gerhard gerhardt gerry gerson gert ' +
    'gervase gethin ghassan giacomo gian giancarlo gianni gideon gilbert gilberto giles gino gioachino giorgi ' +
    'giorgio giorgos giovanni giuliano giulio giuseppe glen glenn glyn godfrey godwin goetz goncalo gonzalo gopal ' +
    'goran gordon goro gosta gottfried gottlieb govind graeme graham graydon greg gregorio gregory grigori ' +
    'grigory gruffydd guglielmo guido guillaume guillermo gunnar gunther gus gustaf gustav gustave gustavo gwilym ' +
    'gyorgy gyula haakon hadrian hafez haider hajime hakan hakon hal halvor hamed hamid hamish hamlin hamza hank ' +
    'hannes hannibal hans hans-dietrich harald harlan harley harold harris harry harsh hartmut haruki haruto ' +
    'harvey hasan hassan havard hayao hayden haydn hector heikki heinrich heinz helmut hendrik henning henri ' +
    'henrik henrique henry herbert heriberto herman hermann herminio hernan hideki hideo hidetoshi hieronymus ' +
    'hilario hipolito hiram hirohito hiroki hironobu hiroshi hiroyuki hisashi hjalmar hobart holden holger horace ' +
    'horacio horatio horst hosein hosni hossein howard howie hrithik hubert hubertus huey hugh hughie hugo hugues ' +
    'humberto humphrey husain hussein huw iago iain iakov ian ibrahim ibrahima ichabod ichiro idris idriss igal ' +
    'iggy ignacio ignatius ignaz igor ihab ihor ike ikechukwu il-sung ilan ilias ilya imad immanuel imran imre ' +
    'inacio inder ingmar ingo ingram ingvar inigo innokenty ioan ioannis iolo ion iosif ira irvin irving irwin ' +
    'isaac isadore isaiah isambard isamu isao isidore isidro iskander ismael ismail isoroku istvan itamar itzhak ' +
    'iuliu ivan ivar ivo ivor iwan izaak jabari jacek jacinto jack jacky jacob jacobus jacques jad jaden jae-in ' +
    'jagdish jagger jahangir jaime jair jairo jake jakob jalal jamaal jamal jameel james jameson jamey janek ' +
    'janne janos janus janusz jared jari jaromir jaroslav jaroslaw jarvis jase jashua jason jasper jaume javad ' +
    'javier jawaharlal jay jayden jayson jean-claude jean-luc jean-marie jean-paul jean-pierre jeb jed jeff ' +
    'jefferey jeffrey jens jensen jeremiah jeremy jermaine jeroen jerome jeronimo jerrold jerry jerzy jesper ' +
    'jesse jethro jim jimi jimmie jimmy jinping jintao jiri jiro joachim joakim joao joaquin jochen jock joe joel ' +
    'joep joerg joey johan johann johannes john johnathan johnny joko jomo jon jonah jonas jonatan jonathan ' +
    'jong-il jong-un jonny joost jordi jorge jorgen jorma jory jos jose josef joseph josh joshua josip joss ' +
    'jostein josue jovan jozef jozsef juan juanito judd juergen juha jukka jules julian julien julio julius juma ' +
    'junichiro junya jurgen jurij justin justus juvenal juwan kaare kaden kaito kalevi kalle kalman kamal kamil ' +
    'kamran kapil karan kareem karel karim karl karsten kaspar kasper kazimierz kazimir kazuhiko kazuhiro kazuki ' +
    'kazuo kazuyoshi keanu keegan keenan keenen keiichi keir keisuke keith kellan kelvin ken kenan kendrick ' +
    'kenichi kenji kenneth kenny kent kenta kenzaburo kenzo keqiang kermit kevan kevin khalid kiefer kieran ' +
    'kiichi kimball kimi kingsley kip kirby kirill kiyoshi kjell klaus klemens klement knut kobe kofi koichi koji ' +
    'konrad konstantin konstantinos kory kostas kosuke kotaro kourosh kresimir krishna kristian kristof ' +
    'kristoffer kristopher krzysztof kunio kurt kurtis kwame kwesi kyle kyler kyriakos kyrie lachlan laird lajos ' +
    'lamar lamont lance lancelot langston lanny larry lars laszlo laurence laurent lauri lavrenty lawrence lazar ' +
    'lazaro leander leandro lebron lech leif leland lemuel lenin lennart lennox lenny leo leon leonard leonardo ' +
    'leonel leonid leopold leopoldo leroy lester leszek lev levi lewis lex liam linus lionel lisandro liviu ' +
    'ljubomir llewellyn llewelyn lloyd logan lon lonnie lorcan loren lorenzo lorin lorne lothar lou louie louis ' +
    'lovro lowell lowry loyd luc luca lucas lucian luciano lucien lucio ludovic ludovico ludwig luigi luis luiz ' +
    'luka lukas luke luther lyle lyndon lysander maarten macario maciej macky maddox magnus mahathir mahatma ' +
    'mahdi mahmood mahmoud mahmud maik makoto maksim maksym malachi malcolm mamadou mamoru mandla manfred ' +
    'manmohan manny manoel manoj manolo mansour mansur manu manuel manus marc marcel marcelino marcello marcellus ' +
    'marcelo marcin marco marcos marcus marek mariano mario marius mariusz mark marko marlon martin marty marvin ' +
    'masaaki masaharu masahiro masaki masao masaru masashi masato masayoshi masayuki masoud massimo matej mateo ' +
    'mathias mathieu matias mats matt matteo matthew matthias matthieu matthijs matti mattia mattias matvey ' +
    'matyas maurice mauricio mauritz maurizio mauro maury max maxim maxime maximilian maximiliano maximo maxwell ' +
    'mehdi mehmet meirion melchior melvin mendel merle mervyn micah michael michal micheal michel michiel mick ' +
    'mickey mieczyslaw miguel mihai mihail mihajlo mihaly mika mikael mikal mike mikey mikhael mikhail mikko ' +
    'miklos milan miles milo milos milton miodrag mircea mirko miroslav miroslaw mirza mischa mitch mitchell ' +
    'mitsuo mitt modest moe mohamed mohammad mohammed mohandas mohsen mohsin moise moises momir monte monty ' +
    'moo-hyun mordechai morihiro moritz morris morten mortimer mose moses moshe moussa mstislav muammar muhammad ' +
    'muhammadu mukesh mungo murad murray mustafa mutsuhito mwai mykola myles myron myung-bak nabil nadav nadim ' +
    'naftali nahuel naim najib narayan narciso narendra naruhito nasir nasser nate nathan nathanael nathaniel ' +
    'naveen navid nawaz neal nebojsa ned neddy nehemiah neil nelson nemanja nestor neville newt neymar niall nic ' +
    'nicanor niccolo nicholas nick nickolas nico nicolae nicolai nicolas nicusor niels nigel nikhil nikita niko ' +
    'nikola nikolai nikolas nikolaus nikolay nikos nils nino nnamdi noah noam noboru nobuo nobuyuki nolan norbert ' +
    'norberto norman norodom nouri novak nuno oberon obinna octavian octavio oddvar odysseus oisin olaf olafur ' +
    'olav ole oleg olegario oleksandr oleksiy olin oliver olivier olle olli olof olusegun omar omer omri orhan ' +
    'orlando orrin orson orval orville osama osamu osbert oscar osei osip oskar osman osmo osmond osvaldo oswald ' +
    'oswin othello otis otto ousmane owain owen oyvind ozzie ozzy paavo pablo pacey paddington paddy padraic ' +
    'padraig panayiotis pancho panos paolo parviz pascual patrice patricio patrick patrik paul paulo paulus pavel ' +
    'pawel pedro pekka percival percy perry perseus pertti pervez petar pete peter petr petri petro petros petter ' +
    'peyton phil philip philippe phillip phillippe phineas pierluigi pierre piers piet pieter pietro pim piotr ' +
    'placido pontus porfirio prakash pranab pranay prayuth predrag preston primo prospero pyotr qasim quentin ' +
    'quincy quinten rabindranath radoslaw radovan raf rafa rafael rafal raffaele rafik rafiq raghuram ragnar ' +
    'raheem rahul raila raimundo rainer rainier raj rajesh rajiv rajnath rakesh ralf ralph ramesh rami ramin ' +
    'ramiro ramon ramsay ramsey ramy rand randal randall randy raoul raphael rashad rasheed rashid rasmus ratko ' +
    'raul ravi ray rayan raymond raymundo rayner raza recep redmond reece reed reg reggie reginald reinaldo ' +
    'reiner reinhard reinhold reinier rembrandt remigio remus remy renato renaud renzo reuben reuven reynaldo ' +
    'reza rhett rhodri rhys ric ricardo riccardo richard richie rick ricky rico rigoberto rikard ringo rishabh ' +
    'rishi risto roald rob robbie robby robert roberto robinson rocco rod roddy roderic roderick rodion rodney ' +
    'rodolfo rodrigo rogelio roger rohan rohit roi roland rolando rolf rolland rollo romain romano romeo romulo ' +
    'ron ronald ronaldo ronan ronnie ronny roque rory roscoe rosendo roshan ross rostyslav roy royce ruairi rube ' +
    'ruben rubens rudi rudolf rudolph rudy rudyard rufino rufus ruhollah rui rupert rurik ruslan russ russell ' +
    'rustam rusty rutger ruud ryan ryder ryland ryo ryota ryszard ryuichi ryuji sabin sabri saburo sacha sachin ' +
    'saddam sadiq saeed sajid saladin salah salil salim salman salomon salvador salvatore sam samir sammy samuel ' +
    'sancho sander sandor sandro sanford sani sanjay santi santiago sargent satoshi saturnino satya satyajit saul ' +
    'sauli saverio savva sayed scott scottie seamus sean seb sebastiaan sebastian sebastien seiichi seiji sekou ' +
    'selim selwyn semyon sepp seppo serge sergei sergej sergey sergi sergio serhiy servando seth severin seymour ' +
    'shadrach shahid shakeel shamil shanahan shane shankar shaquille sharif shashi shaun shawn sheamus shehbaz ' +
    'sheldon sherlock sherwood shigeru shimon shingo shinichi shinichiro shinji shintaro shinzo shizuo shlomo ' +
    'shmuel shohei shoichi sholto shotaro shridhar shunsuke siddharth sidney siegfried siegmund sigismund sigmund ' +
    'sigurd sigurdur silas silvestre silvio simeon simon sinan sinclair sindre sipho sixten slade slavko slavoj ' +
    'slawomir slobodan smokey solomon sonny soren sosuke spencer spiro spyros srinivas staffan stan stanislas ' +
    'stanislav stanislaw stanley stavros stefan stefano stefanos steffen steinar stelian stelios stellan stepan ' +
    'stephan stephane stephen stephon steve steven stevie stewart stig stipe stirling stokely stuart sture subhas ' +
    'suleiman sully sundar sune sunil suresh sushil susilo susumu svante sven sverre swami sylvain sylvan ' +
    'sylvester szymon tadao tadashi taddeo tadeo tadeusz tadhg tage taha tahir taj takahiro takao takashi takeo ' +
    'takeshi takuma takuya talal tamas tamerlan tancredi tanner tapio taras tarik tariq tarmo taro taron tarquin ' +
    'tatsuo tatsuya tavis tayyab tayyip ted teddie teddy teemu teo teofilo terence terje terrance terrell ' +
    'terrence teruo tetsuo tetsuya thabo thad thaddaeus thaddeus thaksin thelonious themba theo theobald theodor ' +
    'theodore theodoros theodorus theon theophilus thibault thibaut thierry thom thomas thor thorbjorn thornton ' +
    'thorsten thurgood thurman tiago tiberius tibor tihomir tim timo timofey timothy tino tobias tobin toby tod ' +
    'todd tolga tom tomas tomasz tomislav tommaso tommie tommy tomohiro tony torbjorn tore torquil torsten toru ' +
    'torvald toshiaki toshio toshiro toussaint traian travis trent trenton trevor trey tristan tristram trond ' +
    'troy trygve tsutomu tsuyoshi turgut tycho tyler tyrell tyrese tyrone tyson uche ugo uhuru ulf uli ulises ' +
    'ulric ulrich ulysses umar umberto urbano urho uriah uriel urs usain usman uwe uzair vaclav vaino valentin ' +
    'valentino valerian valeriano valeriy valery vangelis vasco vasili vasily vassilis vassily vasyl veikko ' +
    'venancio veniamin venkat venkatesh vern vernon viacheslav vic vicente victor victorino vidar viggo vijay ' +
    'vikas vikram viktor ville vin vinay vince vincent vincenzo vinicio vinny vinod virat virgil virgilio vishal ' +
    'vishnu vissarion vitali vitaliy vitaly vito vittorio vivek vlad vladimir vladimiro vladislav vlado vojislav ' +
    'vojtech volker volodya volodymyr vsevolod vuk vyacheslav wade wael waldemar waldo waleed walid wallace wally ' +
    'walt walter waqar warren wasim wayland waylon wayne wenceslao wendel wendell werner wes wesley wiktor ' +
    'wilberforce wilbert wilbur wiley wilfred wilfredo wilfrid wilhelm willard willem willi william willie willis ' +
    'willy wilmer wim winfield winston winthrop witold wladyslaw wojciech wole wolfgang wolfram woodrow woody ' +
    'wyatt wyclef wynton xander xaver xavier xiaoping yahya yair yakov yakub yakubu yanis yann yannick yannis ' +
    'yaron yaroslav yaser yasir yasser yasuhiro yasunari yasuo yegor yehuda yehudi yevgeni yevgeny yiannis yigal ' +
    'yigit yitzchak yitzhak yoav yoichi yonatan yosef yoshiaki yoshihide yoshio yoshiro yosuke youssef youssou ' +
    'yrjo yuichi yuji yukio yuri yuriy yury yusuf yuta yutaka yuval yuvraj yves zac zacarias zach zachary zaheer ' +
    'zahir zakhar zaki zane zayn zbigniew zdenek zebulon zedong zeev zeke zeljko zeno zev zia ziad ziggy zinedine ' +
    'zoltan zoran zsolt zubair zubin zulfikar zygmunt ' +
    'agus andris attila babatunde balazs baptiste baris bartosz bence bilal bongani budi burak cem ' +
    'chinedu cosmin daichi detlef emre femi florin gaetan gianluca grzegorz iker ' +
    'ilir ionut jae-hyun jakub janis josep juhani jun-ho kamau kerem kwabena malte mantas ' +
    'marwan min-ho minh mwangi nacho nadir nenad oriol otieno paco pavle pepe rachid radu serkan ' +
    'sung-min tarek thijs tonis tuan tunde unai volkan vytautas xavi',
);
