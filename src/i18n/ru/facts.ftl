# Факты, которые меняют всё, и «что, если»: виды, отказы, последствия.

fact-title = Что произошло: { $name }
fact-choose = Что произошло
fact-exit = выезд из страны
fact-entry = въезд в страну
fact-passport = новый паспорт
fact-citizenship = второе гражданство
fact-address = смена адреса
fact-ground-ended = основание прекратилось
fact-employer = новый работодатель или основание
fact-permit-cancelled = разрешение аннулировано
fact-permit-shortened = срок разрешения сокращён
fact-permit-replaced = разрешение заменено другим
fact-refusal = отказ по заявлению
fact-return = документы вернулись
fact-offence = штраф или судебный акт
fact-death = смерть
fact-birth = рождение ребёнка
field-same_day = Выезд и въезд в тот же день
field-replaces = Взамен документа
field-permit_ends = Разрешение прекращается
journal-fact = внесён факт
fact-moves = Сроки, которые сдвинутся:
fact-no-moves = Ни один срок не сдвигается.
fact-then = Что ещё произойдёт:
fact-no-date = нет
fact-nothing-binds = ничего не ограничивает
fact-child-moves = Сроки ребёнка:
fact-follower-moves = Сроки зависимого клиента, { $name }:
fact-record-question = Внести?
fact-read-on = Сначала дочитайте до конца
fact-hint-record = внести
fact-hint-back = исправить
fact-hint-preview = что сдвинется
command-fact = Внести, что произошло с клиентом: выезд, паспорт, увольнение, штраф…
hint-fact = факт
command-what-if = Что, если клиент выедет, вернётся или лишится разрешения? Ничего не записывается
hint-what-if = что, если
fact-not-yet = { $day } ещё не наступило (сегодня { $today }): факт — то, что уже произошло. О будущих днях спрашивайте через «что, если».
fact-no-open-stay = Незавершённого пребывания нет: последнее, со въезда { $entry }, окончилось выездом { $exit }.
fact-no-stay = Въезд не внесён, поэтому выезжать неоткуда. Сначала внесите въезд.
fact-exit-before-entry = Выезд { $exit } раньше въезда { $entry }.
fact-entry-while-open = Клиент в стране с { $open }; до въезда { $entry } нужен выезд. Если выезд и въезд были в один день, отметьте это.
fact-not-of-client = У этого клиента такой записи нет.
fact-unknown = «{ $text }» у этого клиента не найдено.
fact-document-known = Документ { $number } уже внесён.
fact-mrz-number = В машиносчитываемой зоне { $zone }, введено { $typed }: где-то опечатка.
fact-mrz-expires = В машиносчитываемой зоне срок до { $zone }, введено { $typed }: где-то опечатка.
fact-citizenship-known = Это гражданство уже внесено. Новый документ того же гражданства вносится как «новый паспорт».
fact-address-not-later = По адресу { $address } клиент живёт с { $day }: новый адрес должен начинаться позже.
fact-death-known = Смерть уже внесена: { $day }.
fact-death-before-crossing = Внесено пересечение границы { $day }, позже этого дня.
fact-basis-ended = Это основание уже прекратилось { $day }.
fact-ground-differs = Основание — { $ground }: так оно прекратиться не может.
fact-end-before-start = Окончание { $end } раньше начала { $start }.
fact-no-such-ground = Ни подтверждение основания, ни разрешение, ни открытое дело клиента с таким основанием не связаны.
fact-which-basis = Подходят несколько: { $names }. Укажите, какое.
fact-old-end-needed = Укажите, когда прекратилось прежнее.
fact-no-permit = Разрешение не внесено.
fact-permit-ended = Это разрешение уже прекращено досрочно, { $day }.
fact-outside-permit = { $day } вне срока разрешения { $from } – { $until }.
fact-not-after-permit = Новое разрешение с { $from } должно начинаться позже прежнего, с { $old }.
fact-nothing-filed = Нет поданного заявления, по которому ждут решения.
fact-which-case = Решения ждут несколько дел: { $names }. Укажите, какое.
fact-outcome-before-filing = { $day } раньше подачи { $filed }.
fact-no-such-paper = В справочнике правил нет документа «{ $paper }».
fact-stale = После показа этих сроков записи клиента изменились. Посмотрите ещё раз.
fact-says-permit-abroad = Выезд не прекращает разрешение (вероятно); оно действует до { $day }.
fact-says-reentry = Самый ранний повторный въезд: { $day }.
fact-says-entry = Пребывание начинается { $day }, это день 1.
fact-says-replaces = Документ { $new } вместо { $old }.
fact-says-check-papers = Сверить с новым документом: разрешение, ИИН, регистрацию, страховку, договор.
fact-says-renamed = Клиент теперь записан как { $name }; прежнее имя останется в поиске.
fact-says-two-citizenships = Правила каждого пребывания определяет документ, предъявленный на границе.
fact-says-register = Нужна регистрация по новому адресу: { $address }.
fact-says-address-ends = { $address }: последний день там { $day }.
fact-says-case-closed = Дело { $reference } закрывается.
fact-says-dependants = Тем, чьё пребывание зависит от этого клиента, внесите прекращение основания.
fact-says-more-followers =
    { $n ->
        [one] Будут пересчитаны и сроки ещё { $n } зависимого клиента.
        [few] Будут пересчитаны и сроки ещё { $n } зависимых клиентов.
        [many] Будут пересчитаны и сроки ещё { $n } зависимых клиентов.
       *[other] Будут пересчитаны и сроки ещё { $n } зависимых клиентов.
    }
fact-says-birth = { $name } вносится как клиент; пребывание зависит от родителя: { $parent }.
fact-says-job-end = Остаётся 15 дней на новое разрешение или выезд; прежнее аннулирует работодатель.
fact-says-ground-end = Отсрочка для этого основания неизвестна: сразу к руководителю.
fact-says-basis-ends = Основание «{ $ground }» прекращается { $day }: { $how }.
fact-says-new-sponsor = Новая принимающая сторона: { $name }.
fact-says-case-kept = Дело { $reference } получает новое основание и принимающую сторону.
fact-says-case-opens = Открывается дело: { $kind }.
fact-says-permit-ends = Разрешение (указано до { $until }): { $how }; последний законный день { $day }.
fact-says-no-leftover = Оставшиеся безвизовые дни не возвращаются до нового въезда (вероятно).
fact-says-permit-new = Новое разрешение: { $from } – { $until }.
fact-says-appeal = Возможна жалоба: в течение 3 месяцев, затем суд в течение 1 месяца после ответа (вероятно: проверить).
fact-says-collecting = Дело { $reference } снова на сборе документов.
fact-says-stay-runs-on = Разрешённый срок пребывания от этого не продлевается.
fact-says-offence-known = Решение по ст. { $article } уже внесено и дополняется.
fact-says-expulsion = Назначено выдворение: сразу к руководителю.
fact-warns-presence = После этого пересечения, { $day }, отмечено «{ $presence }»: проверить.
fact-warns-no-document = Не указано, какой документ предъявлен на границе; правила — по гражданству клиента.
fact-warns-document-expired = Документ { $number } действовал только до { $day }.
fact-warns-old-lasts = Прежний документ { $number } записан до { $day }, дольше нового: исправьте его срок.
fact-warns-home-citizen = Гражданину Казахстана РВП не нужно: к руководителю.
fact-warns-mrz = Контрольная цифра машиносчитываемой зоны не сходится: сверьте с документом.
fact-warns-mrz-born = В машиносчитываемой зоне дата рождения { $zone }, в записи { $known }.
fact-warns-contracts-overlap = Новый договор с { $since } начинается до окончания прежнего { $ended }: проверить.
fact-warns-filed = Дело { $reference } подано на прежнем основании: сообщите органу.
cli-fact-needs-yes = Без согласия ничего не вносится: добавьте --yes, или --dry-run только для просмотра.
cli-fact-ask = Внести? [д/Н]
cli-fact-not-recorded = Ничего не внесено: { $name }.
what-if-title = Что, если: { $name }
what-if-on = На { $on } по правилам ({ $country }):
what-if-last = Последний законный день
what-if-left = Осталось дней
what-if-over = Дней сверх срока
what-if-reentry = Самый ранний въезд
what-if-stricter = Строже
what-if-status = Статус
what-if-binds = Ограничивает
what-if-nothing-written = Ничего не записано.
what-if-no-citizenship = Без гражданства срок пребывания не рассчитать.
what-if-no-rule = Правило пребывания неизвестно: { $country }, { $day }.
what-if-entry-while-open = Клиент в стране с { $open }: до въезда { $entry } предположите выезд.
what-if-too-soon = Въезд слишком рано: законно с { $day }.
what-if-unlawful-entry = Дней пребывания не осталось бы: незаконным был бы сам въезд.
what-if-exit-missing = Отмечено «за границей», но выезд не внесён: дни считаются, как если бы клиент был здесь.
what-if-none = нет
fact-says-stay-ends =
    { $n ->
        [one] Пребывание с { $entry } по { $exit } — { $n } день.
        [few] Пребывание с { $entry } по { $exit } — { $n } дня.
        [many] Пребывание с { $entry } по { $exit } — { $n } дней.
       *[other] Пребывание с { $entry } по { $exit } — { $n } дня.
    }
fact-recorded =
    { $n ->
        [one] Внесено: { $name }; сдвинулся { $n } срок · u — отменить
        [few] Внесено: { $name }; сдвинулись { $n } срока · u — отменить
        [many] Внесено: { $name }; сдвинулось { $n } сроков · u — отменить
       *[other] Внесено: { $name }; сдвинулось { $n } срока · u — отменить
    }
cli-fact-recorded =
    { $n ->
        [one] Внесено: { $name }; сдвинулся { $n } срок. Отменить: sojourn undo
        [few] Внесено: { $name }; сдвинулись { $n } срока. Отменить: sojourn undo
        [many] Внесено: { $name }; сдвинулось { $n } сроков. Отменить: sojourn undo
       *[other] Внесено: { $name }; сдвинулось { $n } срока. Отменить: sojourn undo
    }
what-if-late =
    { $n ->
        [one] Такой выезд — с опозданием на { $n } день.
        [few] Такой выезд — с опозданием на { $n } дня.
        [many] Такой выезд — с опозданием на { $n } дней.
       *[other] Такой выезд — с опозданием на { $n } дня.
    }
