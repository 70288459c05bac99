### Письма клиентам и их контактам: фразы внутри писем, окно письма, список молчащих, правка текстов.

## Фразы для шаблонов

letter-greeting = Здравствуйте, { $name }!
letter-greeting-nobody = Здравствуйте!
letter-about = Пишем по делу: { $name }.
letter-need = { $n ->
    [0] По делу { $case } все документы у нас, спасибо.
    [one] По делу { $case } нам нужен ещё { $n } документ:
    [few] По делу { $case } нам нужны ещё { $n } документа:
   *[many] По делу { $case } нам нужно ещё { $n } документов:
  }
letter-again = { $title } (пришлите, пожалуйста, заново: прежний экземпляр не подошёл)
letter-soon = как можно скорее
letter-by = до { $day } { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
  } { $year } г. ({ $weekday ->
    [1] понедельник
    [2] вторник
    [3] среда
    [4] четверг
    [5] пятница
    [6] суббота
   *[7] воскресенье
  })
letter-day = { $day } { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
  } { $year } г. ({ $weekday ->
    [1] понедельник
    [2] вторник
    [3] среда
    [4] четверг
    [5] пятница
    [6] суббота
   *[7] воскресенье
  })
letter-what-stay = Подходит к концу безвизовый срок пребывания в Казахстане.
letter-what-permit = Подходит к концу срок действия разрешения на пребывание в Казахстане.
letter-what-passport = Скоро истекает срок действия паспорта.
letter-what-paper = Скоро истекает срок действия документа: { $title }.
letter-what-other = Приближается срок: { $title }.
letter-what-late = Нам нужно срочно с вами связаться.
letter-sample-paper = Медицинская страховка

## Ошибки шаблона

letter-fault-syntax = Строка { $line }: команда шаблона записана не до конца: «{ $text }».
letter-fault-name = Строка { $line }: такого имени нет: «{ $text }».
letter-fault-word = Строка { $line }: такой фильтр или функция не поддерживается: «{ $text }».
letter-fault-too-long = Строка { $line }: письмо здесь становится слишком длинным: «{ $text }».
letter-fault-empty = Письмо получается пустым (строка { $line }: «{ $text }»).
letter-fault-other = Строка { $line }: это не вычисляется: «{ $text }».

## Номера и адреса

phone-empty = Номер телефона не указан.
phone-words = «{ $number }»: оставьте в этом поле только номер, без слов.
phone-two = «{ $number }»: похоже на два номера. Оставьте один.
phone-short = «{ $number }»: номер слишком короткий.
phone-seven = «{ $number }»: в номере Казахстана или России десять цифр после +7 (или 8).
phone-plus-eight = «{ $number }»: это +7 или 8? Напишите номер с +7.
phone-no-country = «{ $number }»: неясно, какой страны номер. Напишите его с + и кодом страны.
letter-mail-unclear = «{ $address }» — не адрес электронной почты.
letter-no-address = Номер или адрес не записан. Письмо можно скопировать, а контакт добавить в карточке клиента.

## О чём писать

letter-for-title = { $name } — письмо о чём?
letter-for-papers = { $n ->
    [one] Запросить { $n } документ · { $case }
    [few] Запросить { $n } документа · { $case }
   *[many] Запросить { $n } документов · { $case }
  }
letter-for-date = Срок { $day }: { $title }
letter-for-appointment = Встреча { $day } { $time }: { $title }
letter-nothing = Писать не о чем: все документы на месте, сроков и встреч впереди нет.
letter-no-papers = По делу { $case } нет документов, которые нужно запросить.
letter-no-date = Такого открытого срока нет.
letter-no-appointment = Встреч впереди нет.
letter-no-contact = Контакта «{ $name }» нет. Есть: { $known }.
letter-language-unknown = «{ $text }» — не код языка: нужно ru, kk, en, uz и т. п.
letter-no-answer-expected = Никого ни о чём не просили, поэтому и ответа отметить нельзя.
letter-day-past = День для ответа должен быть позже сегодняшнего.
letter-day-unsafe = День для ответа должен быть раньше { $day }.
letter-no-wording = Своего текста для этого письма нет.

## Окно письма

command-letter = Написать клиенту или контакту: документы, срок, встреча
hint-letter = письмо
letter-title = Письмо: { $name }
letter-to = Кому
letter-language = Язык
letter-answer-by = Ответ до
letter-soon-plain = как можно скорее
letter-link = Ссылка
letter-link-whole = Ссылка целиком:
letter-asked = { $times ->
    [one] просили { $times } раз
    [few] просили { $times } раза
   *[many] просили { $times } раз
  }, последний — { $days ->
    [0] сегодня
    [one] { $days } день назад
    [few] { $days } дня назад
   *[many] { $days } дней назад
  }
letter-asked-never = ещё не просили
letter-answered = ответ { $day }
letter-fell-back = Текста на этом языке ({ $language }) ещё нет, показан: { $used }.
letter-hint-sent = отправлено
letter-hint-copy = копировать
letter-hint-link = ссылка
letter-hint-file = файл
letter-hint-plain = без рамки
letter-hint-language = язык
letter-hint-contact = кому
letter-hint-day = день
letter-hint-edit = текст
letter-hint-reply = ответ
letter-hint-back = назад
letter-contact-title = Кому?
letter-language-title = На каком языке?
letter-day-title = Ответ до
letter-day-question = День позже сегодняшнего и раньше даты «сделать до». Пусто — как можно скорее.
letter-reply-title = Ответ: { $name }
letter-reply-question = Что ответили? После этого контакт не считается молчащим.
letter-copied = Передано в буфер обмена терминала. Если там пусто, выделите текст в виде без рамки (p).
letter-link-copied = Ссылка передана в буфер обмена терминала. Если там пусто, выделите её в виде без рамки (p).
letter-too-long-to-copy = Слишком длинно для буфера обмена терминала: откройте вид без рамки (p).
letter-filed = Сохранено в файл { $file } в папке, из которой запущена программа.
letter-file-failed = Файл записать не удалось: { $reason }
letter-sent = Письмо ({ $name }) отмечено как отправленное.
letter-sent-papers = { $n ->
    [one] Письмо ({ $name }) отмечено как отправленное; запрошен { $n } документ.
    [few] Письмо ({ $name }) отмечено как отправленное; запрошены { $n } документа.
   *[many] Письмо ({ $name }) отмечено как отправленное; запрошено { $n } документов.
  }
letter-reply-saved = Ответ отмечен.

## Правка текстов

letter-editor-title = Текст письма: { $purpose } · { $language }
letter-editor-own = свой
letter-editor-built-in = встроенный
letter-editor-names = Имена:
letter-editor-preview = Что получится
letter-editor-reset = вернуть встроенный
letter-editor-reset-ask = Вернуть встроенный текст? Свой текст этого письма пропадёт (отмена его вернёт).
letter-editor-saved = Текст письма сохранён.
letter-editor-put-back = Встроенный текст возвращён.
letter-editor-restored = Это текст, который вы не закончили. F2 сохранит его; Esc, затем y, отбросит.
letter-editor-leave = Выйти, не сохранив текст письма?
letter-hint-discard = выйти

## Записи

kind-template = текст письма
kind-message = письмо
field-purpose = О чём
field-body = Текст письма
field-to_name = Кому
field-papers = Документы
field-matter = Срок
field-sent_on = Отправлено
field-text = Текст
field-replied_on = Ответ получен
field-reply = Ответ
purpose-missing_papers = запрос документов
purpose-date = напоминание о сроке
purpose-appointment = напоминание о встрече
journal-letter = письмо отправлено
journal-reply = ответ отмечен
journal-wording = изменён текст письма

## Командная строка

cli-letter-silent-none = Молчащих нет.
cli-letter-silent = { $days ->
    [0] молчит с сегодняшнего дня
    [one] молчит { $days } день
    [few] молчит { $days } дня
   *[many] молчит { $days } дней
  }
cli-letter-unreadable = Файл { $path } не читается: { $reason }
letter-several-cases = Документов не хватает в нескольких делах: { $cases }.
letter-several-cases-hint = Укажите номер одного из них.
letter-what-far = Напоминаем о сроке: { $title }.
letter-no-case = В открытых делах этого клиента нет документов, которые нужно запросить.
