using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Tests.Flows;

/// <summary>Counts calls of services and lets one of them be the last: the process dies right after it, before its caller hears of it.</summary>
internal sealed class CrashPoint
{
    private int _calls;

    public int DieAfter { get; init; }

    public bool HasCrashed { get; private set; }

    /// <summary>Puts a service's calls under the crash point.</summary>
    public void Guard<TService>(IServiceCollection services)
        where TService : class
    {
        ServiceDescriptor inner = services.Last(descriptor => descriptor.ServiceType == typeof(TService));
        services.Remove(inner);
        services.AddSingleton(provider =>
        {
            object real = inner.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!);
            TService proxy = DispatchProxy.Create<TService, Proxy>();
            ((Proxy)(object)proxy).Set(real, this);
            return proxy;
        });
    }

    private async Task<T> CallAsync<T>(Task<T> call)
    {
        T result = await call;
        if (Interlocked.Increment(ref _calls) != DieAfter)
        {
            return result;
        }

        HasCrashed = true;
        throw new CrashException();
    }

    public sealed class CrashException : Exception;

#pragma warning disable CA1852 // DispatchProxy derives from it at run time.
    public class Proxy : DispatchProxy
#pragma warning restore CA1852
    {
        private static readonly MethodInfo Call = typeof(CrashPoint).GetMethod(nameof(CallAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;
        private object _real = new();
        private CrashPoint _point = new();

        internal void Set(object real, CrashPoint point) => (_real, _point) = (real, point);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            object? result = targetMethod!.Invoke(_real, args);
            return result is Task ? Call.MakeGenericMethod(targetMethod.ReturnType.GetGenericArguments()[0]).Invoke(_point, [result]) : result;
        }
    }
}
