### Календари: что показывает программа-календарь.

feed-name = Sojourn: сроки
feed-name-of = Sojourn: { $of }
feed-summary = { $client }: { $title }
feed-summary-until = { $client }: { $title } (до { $day })
feed-last-day = Последний законный день: { $day }
feed-last-day-plain = Последний день: { $day }
feed-stricter = При более строгом прочтении: { $day }
feed-safe-day = Сделать до (раб. день): { $day }
feed-look-again = Отложено; вернуться { $day }
feed-case = Дело { $case }
feed-owner = Сотрудник: { $owner }
feed-done = Исполнено.
feed-gone = Этого срока больше нет.
feed-no-case = Дела с номером { $case } нет.
feed-file-taken = { $file } не является календарём. Ничего не перезаписано.
feed-file-failed = Не удалось записать { $file }.
feed-nothing-of-mine = За это время у вас нет сроков и встреч. По всем сотрудникам: sojourn feed --all
feed-written = { $n ->
    [one] { $file }: { $n } событие
    [few] { $file }: { $n } события
    [many] { $file }: { $n } событий
   *[other] { $file }: { $n } события
}
