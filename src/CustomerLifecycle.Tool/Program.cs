using CustomerLifecycle.Tool;

return await LifecycleTool.RunAsync(args, Console.Out, Console.Error, TimeProvider.System).ConfigureAwait(false);
