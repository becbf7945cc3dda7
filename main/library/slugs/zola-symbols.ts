// Each symbol is followed by its words. A dot at the end means that no space follows them.
const table = `
₰pf. ₱p. ₲g. ₳a. ₴hrn. ₵c. ₶lt. ₷sm. ₸t. ₹rs. ₺tl. ₻m. ₼manat. ₽rb. ₾lari. ₿btc. ℃c. ℄cl. ℈g. ℉f. ℗p ℘p. ℞rx.
℟r. ℣v. ℥oz. Ωohm. ℹinformation-source ⌚watch ⌛hourglass ⌨keyboard ⏏eject ⏩fast-forward ⏪rewind ⏫arrow-double-up
⏬arrow-double-down ⏭track-next ⏮track-previous ⏯play-pause ⏰alarm-clock ⏱stopwatch ⏲timer
⏳hourglass-flowing-sand ⏸pause-button ⏹stop-button ⏺record-button ☁cloud ☂umbrella ☃snowman ☄comet ☍180.
☎telephone ☏telephone ☑v ☒x ☔umbrella ☕coffee ☘shamrock ☠skull-crossbones ☢radioactive ☣biohazard
☦orthodox-cross ☧chr ☪star-and-crescent ☫farsi ☭hammer-sickle ☮peace ☯yin-yang ☰heaven ☱dui. ☳zhen. ☴xun. ☵kan.
☶gen. ☷earth ☸wheel-of-dharma ☿mercury. ♀female-sign ♁earth. ♂male-sign ♃jupiter. ♄saturn. ♅uranus. ♆neptune.
♇pluto. ♈aries ♉taurus ♊gemini ♋cancer ♌leo ♍virgo ♎libra ♏scorpius ♐sagittarius ♑capricorn ♒aquarius ♓pisces
♔white-king ♞black-knight ♟chess-pawn ♠spades ♡white-heart ♢white-diamond ♣clubs ♤white-spade ♥hearts ♦diamonds
♧white-club ♨hotsprings. ♳1 ♴2 ♵3 ♶4 ♷5 ♸6 ♹7 ♺recycling ♻recycle ♼recycled-pap ♽recycled-part-pap ♾inf
♿wheelchair ⚊yangyao. ⚋yinyao. ⚌taiyang. ⚍shaoyin. ⚎shaoyang. ⚏taiyin. ⚐white-flag ⚑black-flag ⚒hammer-pick
⚓anchor ⚔crossed-swords ⚕medical-symbol ⚖scales ⚗alembic ⚙gear ⚚staff-of-hermes ⚛atom ⚜fleur-de-lis ⚠warning
⚡zap ⚢doubled-female-sign ⚦male-sign-with-stroke ⚧transgender-symbol ⚨vertical-male-sign-with-stroke
⚩male-sign-with-stroke-horizontal ⚪white-circle ⚫black-circle ⚮o-o. ⚯o-o. ⚰coffin ⚱urn. ⚲neuter ⚻150.
⚼sesquiquadrate ⚽soccer ⚾baseball ⚿key ⛃black-draughts-king ⛄snowman ⛅partly-sunny ⛆rain ⛇snowman
⛈thunder-cloud-rain ⛉turned-white-shogi-piece ⛍disabled-car ⛎ophiuchus ⛏pick ⛐car-sliding ⛑helmet-with-cross
⛒circled-crossing-lanes ⛓chains ⛔no-entry ⛕alternate-oneway-left-way-traffic ⛢uranus. ⛨black-cross-shield
⛩shinto-shrine ⛪church ⛫castle ⛯lighthouse ⛰mountain ⛱beach-umbrella ⛲fountain ⛳golf ⛴ferry ⛵boat ⛷skier
⛸ice-skate ⛹basketballer ⛺tent ⛻jp-bank ⛼graveyard ⛽fuelpump ⛾cup ✂scissors ✅white-check-mark ✈airplane
✉envelope ✊fist ✋hand ✌v ✍writing-hand ✏pencil2 ✒black-nib ✔checkmark ✖x. ✡star-of-david ✨sparkles ❌x
❎negative-squared-cross-mark ❣heart-exclamation ❤heart. ➡arrow-right ➰curly-loop ➿loop ⤴arrow-heading-up
⤵arrow-heading-down ⬇v. ⬛black-large-square ⬜white-large-square ⭕o 〽part-alternation-mark 么me 什shen 价jia 旅lv
术shu 🀄mahjong 🃏black-joker 🅰a. 🅱b. 🅾o. 🅿p. 🆎ab 🆑cl 🆒cool 🆓free 🆔id 🆕new 🆖ng 🆗ok 🆘sos 🆙up 🆚vs 🈁koko 🈂sa 🈚none.
🈯u6307 🈲u7981 🈳u7a7a 🈴pass. 🈵full. 🈶u6709 🈷month. 🈸u7533 🈹u5272 🈺open. 🉐ideograph-advantage 🉑accept 🌀cyclone
🌁foggy 🌂closed-umbrella 🌃night-with-stars 🌄sunrise-over-mountains 🌅sunrise 🌆city-sunset 🌇city-sunset 🌈rainbow
🌉bridge-at-night 🌊ocean 🌋volcano 🌌milky-way 🌍earth-africa 🌎earth-americas 🌏earth-asia 🌐globe-with-meridians
🌑new-moon 🌒waxing-crescent-moon 🌓first-quarter-moon 🌔moon 🌕full-moon 🌖waning-gibbous-moon 🌗last-quarter-moon
🌘waning-crescent-moon 🌙crescent-moon 🌚new-moon-with-face 🌛first-quarter-moon-with-face
🌜last-quarter-moon-with-face 🌝full-moon-with-face 🌞sun-with-face 🌠stars 🌡thermometer 🌤white-sun-small-cloud
🌥white-sun-cloud 🌦white-sun-rain-cloud 🌧cloud-rain 🌨cloud-snow 🌩cloud-lightning 🌪tornado 🌫fog 🌬wind-blowing-face
🌭hotdog 🌮taco 🌯burrito 🌰chestnut 🌱seedling 🌲evergreen-tree 🌳deciduous-tree 🌴palm-tree 🌵cactus 🌶hot-pepper 🌷tulip
🌸cherry-blossom 🌹rose 🌺hibiscus 🌻sunflower 🌼blossom 🌽corn 🌾ear-of-rice 🌿herb 🍀four-leaf-clover 🍁maple-leaf
🍂fallen-leaf 🍃leaves 🍄mushroom 🍅tomato 🍆eggplant 🍇grapes 🍈melon 🍉watermelon 🍊orange 🍋lemon 🍌banana 🍍pineapple
🍎apple 🍏green-apple 🍐pear 🍑peach 🍒cherries 🍓strawberry 🍔hamburger 🍕pizza 🍖meat-on-bone 🍗poultry-leg
🍘rice-cracker 🍙rice-ball 🍚rice 🍛curry 🍜ramen 🍝spaghetti 🍞bread 🍟fries 🍠sweet-potato 🍡dango 🍢oden 🍣sushi
🍤fried-shrimp 🍥fish-cake 🍦icecream 🍧shaved-ice 🍨ice-cream 🍩doughnut 🍪cookie 🍫chocolate-bar 🍬candy 🍭lollipop
🍮custard 🍯honey-pot 🍰cake 🍱bento 🍲stew 🍳fried-egg 🍴fork-and-knife 🍵tea 🍶sake 🍷wine-glass 🍸cocktail
🍹tropical-drink 🍺beer 🍻beers 🍼baby-bottle 🍽fork-knife-plate 🍾champagne 🍿popcorn 🎀ribbon 🎁gift 🎂birthday
🎃jack-o-lantern 🎄christmas-tree 🎅santa 🎆fireworks 🎇sparkler 🎈balloon 🎉tada 🎊confetti-ball 🎋tanabata-tree
🎌crossed-flags 🎍bamboo 🎎dolls 🎏flags 🎐wind-chime 🎑rice-scene 🎒school-satchel 🎓mortar-board 🎖military-medal
🎗reminder-ribbon 🎙microphone 🎚level-slider 🎛control-knobs 🎞film-frames 🎟ticket 🎠carousel-horse 🎡ferris-wheel
🎢roller-coaster 🎣fishing-pole-and-fish 🎤microphone 🎥movie-camera 🎦cinema 🎧headphones 🎨art 🎩tophat 🎪circus-tent
🎫ticket 🎬clapper 🎭performing-arts 🎮video-game 🎯dart 🎰slot-machine 🎱8ball 🎲game-die 🎳bowling
🎴flower-playing-cards 🎵musical-note 🎶notes 🎷saxophone 🎸guitar 🎹musical-keyboard 🎺trumpet 🎻violin 🎼musical-score
🎽running-shirt-with-sash 🎾tennis 🎿ski 🏀basketball 🏁checkered-flag 🏂snowboarder 🏃runner 🏄surfer 🏅medal 🏆trophy
🏇horse-racing 🏈football 🏉rugby-football 🏊swimmer 🏋weightlifter 🏌golfer 🏍motorcycle 🏎racecar 🏏cricket-game
🏐volleyball 🏑field-hockey 🏒ice-hockey 🏓ping-pong 🏔mountain-snow 🏕camping 🏖beach 🏗construction-site 🏘houses
🏙cityscape 🏚house-abandoned 🏛classical-building 🏜desert 🏝island 🏞park 🏟stadium 🏠house 🏡house-with-garden 🏢office
🏣post-office 🏤european-post-office 🏥hospital 🏦bank 🏧atm 🏨hotel 🏩love-hotel 🏪convenience-store 🏫school
🏬department-store 🏭factory 🏮lantern 🏯japanese-castle 🏰european-castle 🏳flag-white 🏴black-flag 🏵rosette 🏷label
🏸badminton 🏹bow-and-arrow 🏺amphora 🐀rat 🐁mouse2 🐂ox 🐃water-buffalo 🐄cow2 🐅tiger2 🐆leopard 🐇rabbit2 🐈cat2 🐉dragon
🐊crocodile 🐋whale2 🐌snail 🐍snake 🐎racehorse 🐏ram 🐐goat 🐑sheep 🐒monkey 🐓rooster 🐔chicken 🐕dog2 🐖pig2 🐗boar
🐘elephant 🐙octopus 🐚shell 🐛bug 🐜ant 🐝bee 🐞beetle 🐟fish 🐠tropical-fish 🐡blowfish 🐢turtle 🐣hatching-chick
🐤baby-chick 🐥hatched-chick 🐦bird 🐧penguin 🐨koala 🐩poodle 🐪dromedary-camel 🐫camel 🐬dolphin 🐭mouse 🐮cow 🐯tiger
🐰rabbit 🐱cat 🐲dragon-face 🐳whale 🐴horse 🐵monkey-face 🐶dog 🐷pig 🐸frog 🐹hamster 🐺wolf 🐻bear 🐼panda-face 🐽pig-nose
🐾feet 🐿chipmunk 👀eyes 👁eye 👂ear 👃nose 👄lips 👅tongue 👆point-up-2 👇point-down 👈point-left 👉point-right 👊punch
👋wave 👌ok-hand 👍1 👎1 👏clap 👐open-hands 👑crown 👒womans-hat 👓eyeglasses 👔necktie 👕shirt 👖jeans 👗dress 👘kimono
👙bikini 👚womans-clothes 👛purse 👜handbag 👝pouch 👞shoe 👟athletic-shoe 👠high-heel 👡sandal 👢boot 👣footprints
👤bust-in-silhouette 👥busts-in-silhouette 👦boy 👧girl 👨man 👩woman 👪family 👫couple 👬two-men-holding-hands
👭two-women-holding-hands 👮cop 👯dancers 👰bride-with-veil 👱blond-haired-person 👲man-with-gua-pi-mao
👳man-with-turban 👴older-man 👵older-woman 👶baby 👷construction-worker 👸princess 👹japanese-ogre 👺japanese-goblin
👻ghost 👼angel 👽alien 👾space-invader 👿imp 💀skull 💁tipping-hand-person 💂guard 💃dancer 💄lipstick 💅nail-care
💆massage 💇haircut 💈barber 💉syringe 💊pill 💋kiss 💌love-letter 💍ring 💎gem 💏couplekiss 💐bouquet 💑couple-with-heart
💒wedding 💓heartbeat 💔broken-heart 💕two-hearts 💖sparkling-heart 💗heartpulse 💘cupid 💙blue-heart 💚green-heart
💛yellow-heart 💜purple-heart 💝gift-heart 💞revolving-hearts 💟heart-decoration 💠diamond-shape-with-a-dot-inside
💡bulb 💢anger 💣bomb 💤zzz 💥boom 💦sweat-drops 💧droplet 💨dash 💩poop 💪muscle 💫dizzy 💬speech-balloon 💭thought-balloon
💮white-flower 💯100 💰moneybag 💱currency-exchange 💳credit-card 💴yen 💶euro 💷pound 💸money-with-wings 💹chart 💺seat
💻computer 💼briefcase 💽minidisc 💾floppy-disk 💿cd 📀dvd 📁file-folder 📂open-file-folder 📃page-with-curl
📄page-facing-up 📅date 📆calendar 📇card-index 📈chart-with-upwards-trend 📉chart-with-downwards-trend 📊bar-chart
📋clipboard 📌pushpin 📍round-pushpin 📎paperclip 📏straight-ruler 📐triangular-ruler 📑bookmark-tabs 📒ledger 📓notebook
📔notebook-with-decorative-cover 📕closed-book 📖book 📗green-book 📘blue-book 📙orange-book 📚books 📛name-badge
📜scroll 📝memo 📞telephone-receiver 📟pager 📠fax 📡satellite 📢loudspeaker 📣mega 📤outbox-tray 📥inbox-tray 📦package
📧email 📨incoming-envelope 📩envelope-with-arrow 📪mailbox-closed 📫mailbox 📬mailbox-with-mail 📭mailbox-with-no-mail
📮postbox 📯postal-horn 📰newspaper 📱iphone 📲calling 📳vibration-mode 📴mobile-phone-off 📵no-mobile-phones
📶signal-strength 📷camera 📸camera-flash 📹video-camera 📺tv 📻radio 📼vhs 📽projector. 📿prayer-beads
🔀twisted-rightwards-arrows 🔁repeat 🔂repeat-one 🔃arrows-clockwise 🔄arrows-counterclockwise 🔅low-brightness
🔆high-brightness 🔇mute 🔈speaker 🔉sound 🔊loud-sound 🔋battery 🔌electric-plug 🔍mag 🔎mag-right 🔏lock-with-ink-pen
🔐closed-lock-with-key 🔑key 🔒lock 🔓unlock 🔔bell 🔕no-bell 🔖bookmark 🔗link 🔘radio-button 🔙back 🔚end 🔛on 🔜soon 🔝top
🔞underage 🔟keycap-ten 🔠capital-abcd 🔡abcd 🔢1234 🔣symbols 🔤abc 🔥fire 🔦flashlight 🔧wrench 🔨hammer 🔩nut-and-bolt
🔪hocho 🔫gun 🔬microscope 🔭telescope 🔮crystal-ball 🔯six-pointed-star 🔰beginner 🔱trident 🔲black-square-button
🔳white-square-button 🔴red-circle 🔵blue-circle 🔶large-orange-diamond 🔷large-blue-diamond 🔸small-orange-diamond
🔹small-blue-diamond 🔺small-red-triangle 🔻small-red-triangle-down 🔼arrow-up-small 🔽arrow-down-small 🕉om-symbol
🕊dove 🕋kaaba 🕌mosque 🕍synagogue 🕎menorah 🕐clock1 🕑clock2 🕒clock3 🕓clock4 🕔clock5 🕕clock6 🕖clock7 🕗clock8 🕘clock9
🕙clock10 🕚clock11 🕛clock12 🕜clock130 🕝clock230 🕞clock330 🕟clock430 🕠clock530 🕡clock630 🕢clock730 🕣clock830
🕤clock930 🕥clock1030 🕦clock1130 🕧clock1230 🕯candle 🕰mantelpiece-clock 🕳hole 🕴man-in-suit 🕵detective
🕶dark-sunglasses 🕷spider 🕸spider-web 🕹joystick 🕺man-dancing 🖇paperclips 🖊pen 🖋pen 🖌paintbrush 🖍crayon
🖐hand-splayed 🖕fu 🖖spock-hand 🖤black-heart 🖥desktop 🖨printer 🖱computer-mouse 🖲trackball 🖼frame-photo 🗂dividers
🗃card-file-box 🗄file-cabinet 🗑wastebasket 🗒notepad 🗓calendar 🗜compression 🗝key 🗞newspaper 🗡dagger 🗣speaking-head
🗨speech-left 🗯anger-right 🗳ballot-box 🗺map 🗻mount-fuji 🗼tokyo-tower 🗽statue-of-liberty 🗾japan 🗿moyai 😀grinning
😁grin 😂joy 😃smiley 😄smile 😅sweat-smile 😆laughing 😇innocent 😈smiling-imp 😉wink 😊blush 😋yum 😌relieved 😍heart-eyes
😎sunglasses 😏smirk 😐neutral-face 😑expressionless 😒unamused 😓sweat 😔pensive 😕confused 😖confounded 😗kissing
😘kissing-heart 😙kissing-smiling-eyes 😚kissing-closed-eyes 😛stuck-out-tongue 😜stuck-out-tongue-winking-eye
😝stuck-out-tongue-closed-eyes 😞disappointed 😟worried 😠angry 😡rage 😢cry 😣persevere 😤triumph
😥disappointed-relieved 😦frowning 😧anguished 😨fearful 😩weary 😪sleepy 😫tired-face 😬grimacing 😭sob 😮open-mouth
😯hushed 😰cold-sweat 😱scream 😲astonished 😳flushed 😴sleeping 😵dizzy-face 😶no-mouth 😷mask 😸smile-cat 😹joy-cat
😺smiley-cat 😻heart-eyes-cat 😼smirk-cat 😽kissing-cat 😾pouting-cat 😿crying-cat-face 🙀scream-cat
🙁slightly-frowning-face 🙂slight-smile 🙃upside-down 🙄roll-eyes 🙅no-good 🙆ok-woman 🙇bow 🙈see-no-evil 🙉hear-no-evil
🙊speak-no-evil 🙋raising-hand 🙌raised-hands 🙍frowning-person 🙎pouting-face 🙏pray 🚀rocket 🚁helicopter
🚂steam-locomotive 🚃railway-car 🚄bullettrain-side 🚅bullettrain-front 🚆train2 🚇metro 🚈light-rail 🚉station 🚊tram
🚋train 🚌bus 🚍oncoming-bus 🚎trolleybus 🚏busstop 🚐minibus 🚑ambulance 🚒fire-engine 🚓police-car 🚔oncoming-police-car
🚕taxi 🚖oncoming-taxi 🚗car 🚘oncoming-automobile 🚙blue-car 🚚truck 🚛articulated-lorry 🚜tractor 🚝monorail
🚞mountain-railway 🚟suspension-railway 🚠mountain-cableway 🚡aerial-tramway 🚢ship 🚣rowboat 🚤speedboat
🚥traffic-light 🚦vertical-traffic-light 🚧construction 🚨rotating-light 🚩triangular-flag-on-post 🚪door
🚫no-entry-sign 🚬smoking 🚭no-smoking 🚮put-litter-in-its-place 🚯do-not-litter 🚰potable-water 🚱non-potable-water
🚲bike 🚳no-bicycles 🚴bicyclist 🚵mountain-bicyclist 🚶walking 🚷no-pedestrians 🚸children-crossing 🚹mens 🚺womens
🚻restroom 🚼baby-symbol 🚽toilet 🚾wc 🚿shower 🛀bath 🛁bathtub 🛂passport-control 🛃customs 🛄baggage-claim
🛅left-luggage 🛋couch 🛌sleeping-bed 🛍shopping-bags 🛎bellhop 🛏bed 🛐place-of-worship 🛑stop-sign 🛒shopping-cart
🛕hindu-temple 🛖hut 🛗elevator 🛝playground-slide 🛞wheel 🛟ring-buoy 🛠tools 🛡shield 🛢oil 🛣motorway 🛤railway-track
🛥motorboat 🛩airplane 🛫flight-departure 🛬flight-arrival 🛰satellite 🛳cruise-ship 🛴scooter 🛵motor-scooter 🛶canoe
🛷sled 🛸flying-saucer 🛹skateboard 🛺auto-rickshaw 🛻pickup-truck 🛼roller-skate 🟠orange-circle 🟡yellow-circle
🟢green-circle 🟣purple-circle 🟤brown-circle 🟥red-square 🟦blue-square 🟧orange-square 🟨yellow-square 🟩green-square
🟪purple-square 🟫brown-square 🤌pinched-fingers 🤍white-heart 🤎brown-heart 🤏pinching-hand 🤐zipper-mouth
🤑money-mouth-face 🤒face-with-thermometer 🤓nerd 🤔thinking 🤕face-with-head-bandage 🤖robot 🤗hugs 🤘metal
🤙call-me-hand 🤚raised-back-of-hand 🤛fist-left 🤜fist-right 🤝handshake 🤞crossed-fingers 🤟love-you-gesture
🤠cowboy-hat-face 🤡clown-face 🤢nauseated-face 🤣rofl 🤤drooling-face 🤥lying-face 🤦facepalm 🤧sneezing-face
🤨raised-eyebrow 🤩star-struck 🤪zany-face 🤫shushing-face 🤬cursing-face 🤭hand-over-mouth 🤮vomiting-face
🤯exploding-head 🤰pregnant-woman 🤱breast-feeding 🤲palms-up-together 🤳selfie 🤴prince 🤵man-in-tuxedo 🤶mrs-claus
🤷shrug 🤸cartwheeling 🤹juggling 🤺fencer 🤼wrestling 🤽water-polo 🤾handball 🤿diving-mask 🥀wilted-flower 🥁drum
🥂clinking-glasses 🥃tumbler-glass 🥄spoon 🥅goal-net 🥇1st-place-medal 🥈2nd-place-medal 🥉3rd-place-medal
🥊boxing-glove 🥋martial-arts-uniform 🥌curling-stone 🥍lacrosse 🥎softball 🥏flying-disc 🥐croissant 🥑avocado
🥒cucumber 🥓bacon 🥔potato 🥕carrot 🥖baguette-bread 🥗green-salad 🥘shallow-pan-of-food 🥙stuffed-flatbread 🥚egg
🥛milk-glass 🥜peanuts 🥝kiwifruit 🥞pancakes 🥟dumpling 🥠fortune-cookie 🥡takeout-box 🥢chopsticks 🥣bowl-with-spoon
🥤cup-with-straw 🥥coconut 🥦broccoli 🥧pie 🥨pretzel 🥩cut-of-meat 🥪sandwich 🥫canned-food 🥬leafy-green 🥭mango
🥮moon-cake 🥯bagel 🥰smiling-face-with-three-hearts 🥱yawning-face 🥲smiling-face-with-tear 🥳partying-face
🥴woozy-face 🥵hot-face 🥶cold-face 🥷ninja 🥸disguised-face 🥹face-holding-back-tears 🥺pleading-face 🥻sari 🥼lab-coat
🥽goggles 🥾hiking-boot 🥿flat-shoe 🦀crab 🦁lion 🦂scorpion 🦃turkey 🦄unicorn 🦅eagle 🦆duck 🦇bat 🦈shark 🦉owl 🦊fox-face
🦋butterfly 🦌deer 🦍gorilla 🦎lizard 🦏rhinoceros 🦐shrimp 🦑squid 🦒giraffe 🦓zebra 🦔hedgehog 🦕sauropod 🦖t-rex 🦗cricket
🦘kangaroo 🦙llama 🦚peacock 🦛hippopotamus 🦜parrot 🦝raccoon 🦞lobster 🦟mosquito 🦠microbe 🦡badger 🦢swan 🦣mammoth
🦤dodo 🦥sloth 🦦otter 🦧orangutan 🦨skunk 🦩flamingo 🦪oyster 🦫beaver 🦬bison 🦭seal 🦮guide-dog 🦯probing-cane 🦰red-hair
🦳white-hair 🦴bone 🦵leg 🦶foot 🦷tooth 🦸superhero 🦹supervillain 🦺safety-vest 🦻ear-with-hearing-aid
🦼motorized-wheelchair 🦽manual-wheelchair 🦾mechanical-arm 🦿mechanical-leg 🧀cheese 🧁cupcake 🧂salt 🧃beverage-box
🧄garlic 🧅onion 🧆falafel 🧇waffle 🧈butter 🧉mate 🧊ice-cube 🧋bubble-tea 🧌troll 🧍standing-person 🧎kneeling-person
🧏deaf-person 🧐monocle-face 🧑adult 🧒child 🧓older-adult 🧔bearded-person 🧕woman-with-headscarf 🧖sauna-person
🧗climbing 🧘lotus-position 🧙mage 🧚fairy 🧛vampire 🧜merperson 🧝elf 🧞genie 🧟zombie 🧠brain 🧡orange-heart 🧢billed-cap
🧣scarf 🧤gloves 🧥coat 🧦socks 🧧red-envelope 🧨firecracker 🧩jigsaw 🧪test-tube 🧫petri-dish 🧬dna 🧭compass 🧮abacus
🧯fire-extinguisher 🧰toolbox 🧱bricks 🧲magnet 🧳luggage 🧴lotion-bottle 🧵thread 🧶yarn 🧷safety-pin 🧸teddy-bear 🧹broom
🧺basket 🧻roll-of-paper 🧼soap 🧽sponge 🧾receipt 🧿nazar-amulet 🩰ballet-shoes 🩱one-piece-swimsuit 🩲swim-brief
🩳shorts 🩴thong-sandal 🩸drop-of-blood 🩹adhesive-bandage 🩺stethoscope 🩻x-ray 🩼crutch 🪀yo-yo 🪁kite 🪂parachute
🪃boomerang 🪄magic-wand 🪅pinata 🪆nesting-dolls 🪐ringed-planet 🪑chair 🪒razor 🪓axe 🪔diya-lamp 🪕banjo
🪖military-helmet 🪗accordion 🪘long-drum 🪙coin 🪚carpentry-saw 🪛screwdriver 🪜ladder 🪝hook 🪞mirror 🪟window 🪠plunger
🪡sewing-needle 🪢knot 🪣bucket 🪤mouse-trap 🪥toothbrush 🪦headstone 🪧placard 🪨rock 🪩mirror-ball 🪪identification-card
🪫low-battery 🪬hamsa 🪰fly 🪱worm 🪲beetle 🪳cockroach 🪴potted-plant 🪵wood 🪶feather 🪷lotus 🪸coral 🪹empty-nest
🪺nest-with-eggs 🫀anatomical-heart 🫁lungs 🫂people-hugging 🫃pregnant-man 🫄pregnant-person 🫅person-with-crown
🫐blueberries 🫑bell-pepper 🫒olive 🫓flatbread 🫔tamale 🫕fondue 🫖teapot 🫗pouring-liquid 🫘beans 🫙jar 🫠melting-face
🫡saluting-face 🫢face-with-open-eyes-and-hand-over-mouth 🫣face-with-peeking-eye 🫤face-with-diagonal-mouth
🫥dotted-line-face 🫦biting-lip 🫧bubbles 🫰hand-with-index-finger-and-thumb-crossed 🫱rightwards-hand
🫲leftwards-hand 🫳palm-down-hand 🫴palm-up-hand 🫵index-pointing-at-the-viewer 🫶heart-hands
`;

/**
 * The words for emoji and signs in Zola's ids of headings (`🎉` is `tada `), as Zola 0.22 printed them. Zola uses the
 * Rust crate `deunicode`, which uses the names of GitHub (github/gemoji).
 */
export const zolaSymbols: ReadonlyMap<string, string> = new Map(
  table
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [symbol = ''] = entry;
      const words = entry.slice(symbol.length);
      return [symbol, words.endsWith('.') ? words.slice(0, -1) : `${words} `] as const;
    }),
);
