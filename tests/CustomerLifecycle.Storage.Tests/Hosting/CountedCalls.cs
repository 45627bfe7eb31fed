using System.Reflection;

namespace CustomerLifecycle.Storage.Tests.Hosting;

/// <summary>Hands calls of a store on and counts one kind of them.</summary>
public class CountedCalls : DispatchProxy
{
    private object? _inner;
    private string? _method;
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public static T Around<T>(T inner, string method)
        where T : class
    {
        T proxy = Create<T, CountedCalls>();
        CountedCalls counted = (CountedCalls)(object)proxy;
        (counted._inner, counted._method) = (inner, method);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == _method)
        {
            Interlocked.Increment(ref _count);
        }

        return targetMethod.Invoke(_inner, args);
    }
}
