namespace CustomerLifecycle.Architecture.Layout;

/// <summary>A type without a method body, for the test that such types have a file as well.</summary>
internal interface IBare
{
    void Nothing();
}
