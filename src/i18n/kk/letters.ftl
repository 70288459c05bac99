### Клиенттер мен байланыс тұлғаларына хаттар: хат ішіндегі тіркестер, хат терезесі, жауап бермегендер тізімі, мәтінді өңдеу.

## Үлгілерге арналған тіркестер

letter-greeting = Сәлеметсіз бе, { $name }!
letter-greeting-nobody = Сәлеметсіз бе!
letter-about = { $name } бойынша жазып отырмыз.
letter-need = { $n ->
    [0] { $case } ісі бойынша барлық құжат бізде, рақмет.
    [one] { $case } ісі бойынша бізге тағы { $n } құжат қажет:
   *[other] { $case } ісі бойынша бізге тағы { $n } құжат қажет:
  }
letter-again = { $title } (қайта жіберуіңізді сұраймыз: бұрынғысы жарамады)
letter-soon = мүмкіндігінше тезірек
letter-by = { $year } жылғы { $day } { $month ->
    [1] қаңтарға
    [2] ақпанға
    [3] наурызға
    [4] сәуірге
    [5] мамырға
    [6] маусымға
    [7] шілдеге
    [8] тамызға
    [9] қыркүйекке
    [10] қазанға
    [11] қарашаға
   *[12] желтоқсанға
  } ({ $weekday ->
    [1] дүйсенбі
    [2] сейсенбі
    [3] сәрсенбі
    [4] бейсенбі
    [5] жұма
    [6] сенбі
   *[7] жексенбі
  }) дейін
letter-day = { $year } жылғы { $day } { $month ->
    [1] қаңтар
    [2] ақпан
    [3] наурыз
    [4] сәуір
    [5] мамыр
    [6] маусым
    [7] шілде
    [8] тамыз
    [9] қыркүйек
    [10] қазан
    [11] қараша
   *[12] желтоқсан
  } ({ $weekday ->
    [1] дүйсенбі
    [2] сейсенбі
    [3] сәрсенбі
    [4] бейсенбі
    [5] жұма
    [6] сенбі
   *[7] жексенбі
  })
letter-what-stay = Қазақстанда визасыз болу мерзімі аяқталып келеді.
letter-what-permit = Қазақстанда болу рұқсатының мерзімі аяқталып келеді.
letter-what-passport = Паспорттың қолданылу мерзімі жақында аяқталады.
letter-what-paper = Құжаттың қолданылу мерзімі жақында аяқталады: { $title }.
letter-what-other = Мерзім жақындап қалды: { $title }.
letter-what-late = Сізбен шұғыл хабарласуымыз қажет.
letter-sample-paper = Медициналық сақтандыру

## Үлгінің қателері

letter-fault-syntax = { $line }-жол: үлгінің пәрмені толық жазылмаған: «{ $text }».
letter-fault-name = { $line }-жол: мұндай атау жоқ: «{ $text }».
letter-fault-word = { $line }-жол: мұндай сүзгі не функция қолданылмайды: «{ $text }».
letter-fault-too-long = { $line }-жол: хат осы жерде тым ұзарып кетеді: «{ $text }».
letter-fault-empty = Хат бос болып шығады ({ $line }-жол: «{ $text }»).
letter-fault-other = { $line }-жол: мұны есептеу мүмкін емес: «{ $text }».

## Нөмірлер мен мекенжайлар

phone-empty = Телефон нөмірі көрсетілмеген.
phone-words = «{ $number }»: бұл өрісте сөзсіз, тек нөмірді қалдырыңыз.
phone-two = «{ $number }»: екі нөмірге ұқсайды. Біреуін қалдырыңыз.
phone-short = «{ $number }»: нөмір тым қысқа.
phone-seven = «{ $number }»: Қазақстан не Ресей нөмірінде +7-ден (не 8-ден) кейін он цифр болады.
phone-plus-eight = «{ $number }»: +7 ме, әлде 8 бе? Нөмірді +7 деп жазыңыз.
phone-no-country = «{ $number }»: қай елдің нөмірі екені белгісіз. Оны + белгісі және ел кодымен жазыңыз.
letter-mail-unclear = «{ $address }» — электрондық пошта мекенжайы емес.
letter-no-address = Нөмір не мекенжай жазылмаған. Хатты көшіріп алуға, ал байланысты клиент карточкасында қосуға болады.

## Не туралы жазу керек

letter-for-title = { $name } — хат не туралы?
letter-for-papers = { $n ->
    [one] { $n } құжатты сұрату · { $case }
   *[other] { $n } құжатты сұрату · { $case }
  }
letter-for-date = Мерзім { $day }: { $title }
letter-for-appointment = Кездесу { $day } { $time }: { $title }
letter-nothing = Жазатын ештеңе жоқ: барлық құжат орнында, алда мерзім де, кездесу де жоқ.
letter-no-papers = { $case } ісі бойынша сұрататын құжат жоқ.
letter-no-date = Мұндай ашық мерзім жоқ.
letter-no-appointment = Алда кездесу жоқ.
letter-no-contact = «{ $name }» деген байланыс жоқ. Бары: { $known }.
letter-language-unknown = «{ $text }» — тіл коды емес: ru, kk, en, uz сияқты код қажет.
letter-no-answer-expected = Ешкімнен ештеңе сұралмаған, сондықтан жауап белгіленбейді.
letter-day-past = Жауап беретін күн бүгіннен кейін болуы керек.
letter-day-unsafe = Жауап беретін күн { $day } күнінен бұрын болуы керек.
letter-no-wording = Бұл хаттың өз мәтініңіз жоқ.

## Хат терезесі

command-letter = Клиентке не байланыс тұлғасына жазу: құжат, мерзім, кездесу
hint-letter = хат
letter-title = Хат: { $name }
letter-to = Кімге
letter-language = Тілі
letter-answer-by = Жауап күні
letter-soon-plain = мүмкіндігінше тезірек
letter-link = Сілтеме
letter-link-whole = Толық сілтеме:
letter-asked = { $times ->
    [one] { $times } рет сұралды
   *[other] { $times } рет сұралды
  }, соңғысы — { $days ->
    [0] бүгін
    [one] { $days } күн бұрын
   *[other] { $days } күн бұрын
  }
letter-asked-never = әлі сұралмаған
letter-answered = жауап { $day }
letter-fell-back = Бұл тілде ({ $language }) мәтін әлі жоқ, көрсетілгені: { $used }.
letter-hint-sent = жіберілді
letter-hint-copy = көшіру
letter-hint-link = сілтеме
letter-hint-file = файл
letter-hint-plain = жиексіз
letter-hint-language = тілі
letter-hint-contact = кімге
letter-hint-day = күні
letter-hint-edit = мәтіні
letter-hint-reply = жауап
letter-hint-back = артқа
letter-contact-title = Кімге?
letter-language-title = Қай тілде?
letter-day-title = Жауап күні
letter-day-question = Бүгіннен кейінгі және орындау мерзімінен бұрынғы күн. Бос болса — мүмкіндігінше тезірек.
letter-reply-title = Жауап: { $name }
letter-reply-question = Не деп жауап берді? Содан кейін ол үнсіз болып саналмайды.
letter-copied = Терминалдың алмасу буферіне берілді. Онда жоқ болса, мәтінді жиексіз көріністе (p) белгілеңіз.
letter-link-copied = Сілтеме терминалдың алмасу буферіне берілді. Онда жоқ болса, оны жиексіз көріністе (p) белгілеңіз.
letter-too-long-to-copy = Терминалдың алмасу буфері үшін тым ұзын: жиексіз көріністі (p) ашыңыз.
letter-filed = Бағдарлама іске қосылған қалтадағы { $file } файлына сақталды.
letter-file-failed = Файлды жазу мүмкін болмады: { $reason }
letter-sent = Хат ({ $name }) жіберілді деп белгіленді.
letter-sent-papers = { $n ->
    [one] Хат ({ $name }) жіберілді деп белгіленді; { $n } құжат сұратылды.
   *[other] Хат ({ $name }) жіберілді деп белгіленді; { $n } құжат сұратылды.
  }
letter-reply-saved = Жауап белгіленді.

## Мәтінді өңдеу

letter-editor-title = Хат мәтіні: { $purpose } · { $language }
letter-editor-own = өз мәтініңіз
letter-editor-built-in = кіріктірілген
letter-editor-names = Атаулар:
letter-editor-preview = Не шығады
letter-editor-reset = кіріктірілгенін қайтару
letter-editor-reset-ask = Кіріктірілген мәтінді қайтару керек пе? Бұл хаттың өз мәтініңіз жойылады (болдырмау оны қайтарады).
letter-editor-saved = Хат мәтіні сақталды.
letter-editor-put-back = Кіріктірілген мәтін қайтарылды.
letter-editor-restored = Бұл сіз аяқтамаған мәтін. F2 оны сақтайды; Esc, содан кейін y, тастайды.
letter-editor-leave = Хат мәтінін сақтамай шығасыз ба?
letter-hint-discard = шығу

## Жазбалар

kind-template = хат мәтіні
kind-message = хат
field-purpose = Не туралы
field-body = Хат мәтіні
field-to_name = Кімге
field-papers = Құжаттар
field-matter = Мерзім
field-sent_on = Жіберілді
field-text = Мәтін
field-replied_on = Жауап келді
field-reply = Жауап
purpose-missing_papers = құжат сұрату
purpose-date = мерзімді еске салу
purpose-appointment = кездесуді еске салу
journal-letter = хат жіберілді
journal-reply = жауап белгіленді
journal-wording = хат мәтіні өзгертілді

## Пәрмен жолы

cli-letter-silent-none = Үнсіз қалған ешкім жоқ.
cli-letter-silent = { $days ->
    [0] бүгіннен бері үнсіз
    [one] { $days } күннен бері үнсіз
   *[other] { $days } күннен бері үнсіз
  }
cli-letter-unreadable = { $path } файлын оқу мүмкін емес: { $reason }
letter-several-cases = Бірнеше іс бойынша құжат жетіспейді: { $cases }.
letter-several-cases-hint = Соның бірінің нөмірін көрсетіңіз.
letter-what-far = Мерзімді еске саламыз: { $title }.
letter-no-case = Бұл клиенттің ашық істері бойынша сұрататын құжат жоқ.
