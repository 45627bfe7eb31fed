using BenchmarkDotNet.Running;
using CustomerLifecycle.Benchmarks.Ratios;

if (args is ["ratios", ..])
{
    string? prefix = args.Skip(1).FirstOrDefault(argument => !argument.StartsWith("--", StringComparison.Ordinal));
    await RatioRunner.RunAsync(prefix, json: args.Contains("--json"));
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(RatioRunner).Assembly).Run(args);
