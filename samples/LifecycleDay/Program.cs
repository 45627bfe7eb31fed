using System.CommandLine;
using LifecycleDay;

return await DayCommand.Create(Console.Out, Console.Error).Parse(args).InvokeAsync();
