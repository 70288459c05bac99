# Originals: where they lie, who took them, and the act of acceptance.

field-held_since = У нас с
field-held_by = Кто принял
field-kept_at = Где хранится
field-returned_on = Возвращён
field-returned_to = Кому возвращён
field-trip = Клиент выезжает из страны

command-paper-missing = Документа снова нет: его даты стираются
hint-paper-missing = нет
command-move-originals = Принять или вернуть оригиналы, напечатать акт
hint-move-originals = оригиналы
command-payment = Кто платит по делу и сколько оплачено
hint-payment = оплата
command-originals = Оригиналы у нас и паспорта тех, кто уезжает
originals-title = Оригиналы
originals-all = У нас
originals-travel = Владелец уезжает
originals-travelling =
    { $n ->
        [0] Никто из тех, чей паспорт у нас, не уезжает.
        [one] У нас { $n } паспорт, владелец которого уезжает: верните вовремя.
        [few] У нас { $n } паспорта, владельцы которых уезжают: верните вовремя.
       *[many] У нас { $n } паспортов, владельцы которых уезжают: верните вовремя.
    }
originals-leaves = Выезд
originals-since = С какого
originals-none = Оригиналов у нас нет.
originals-nobody-travels = Никто из тех, чей паспорт у нас, не уезжает.
travel-trip = Выезжает { $day }: { $title }. До этого паспорт нужно вернуть.
travel-exit = Записан выезд { $day }. До этого паспорт нужно вернуть.
travel-abroad = По нашим записям за границей, а паспорт у нас: проверьте, где он.
act-what = Что
act-where = Где хранится
act-back = Возвращён
act-since = Принят
act-number = №
act-client = Клиент
act-case = Дело
act-accepted-title = Акт приёма оригиналов документов
act-accepted-opening = По состоянию на { $day } у нас находятся оригиналы следующих документов, которые передал(а) { $client }:
act-returned-title = Акт возврата оригиналов документов
act-returned-opening = По состоянию на { $day } возвращены оригиналы следующих документов; получатель: { $client }.
act-empty = Оригиналов нет.
act-given = Сдал(а)
act-taken = Принял(а)
act-popup = Акт
act-filed = Сохранено в файл { $file }. Его напечатает браузер.
act-file-failed = Акт не удалось сохранить: { $reason }
hint-act-file = файл
hint-act-copy = копировать
hint-act-language = язык
original-not-held = Вернуть можно только оригинал, который у нас.
original-before = Принят { $since }: этот день или позже
original-still-held = Этот оригинал у нас: его нужно вернуть.
originals-take-in = Принять на хранение
originals-return = Вернуть
originals-shown = Показан и возвращён сразу
originals-print-accepted = Акт приёма для печати
originals-print-returned = Акт возврата для печати
originals-nothing-to-do = Сначала выберите документ или отметьте несколько.
originals-were-shown =
    { $n ->
        [one] Показан { $n } оригинал
        [few] Показаны { $n } оригинала
       *[many] Показано { $n } оригиналов
    }
originals-taken-in =
    { $n ->
        [one] Принят { $n } оригинал
        [few] Принято { $n } оригинала
       *[many] Принято { $n } оригиналов
    }
originals-returned =
    { $n ->
        [one] Возвращён { $n } оригинал
        [few] Возвращено { $n } оригинала
       *[many] Возвращено { $n } оригиналов
    }
payment-title = Оплата
payment-saved = Оплата: { $paid }
column-original = Оригинал
case-section-originals = Оригиналы
case-no-originals = Ни об одном оригинале не записано, где он.
journal-original = движение оригинала
journal-payment = оплата
