@echo off
rem Starts semstream: finds a JDK of 21 or newer, builds on first use, sets what the native libraries need, runs the command.
rem Nothing but the shell itself is asked: tools such as where and findstr may be missing or hidden by others of their name.
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
if "%HERE:~-1%"=="\" set "HERE=%HERE:~0,-1%"
set "MINIMUM=21"
set "JDK="

call :try "%JAVA_HOME%"
for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try "%%~dp$PATH:J.."
for %%V in ("Eclipse Adoptium" Java Microsoft Zulu "Amazon Corretto") do call :within "%ProgramFiles%\%%~V"
call :within "%LOCALAPPDATA%\Programs\Eclipse Adoptium"
call :within "%USERPROFILE%\.jdks"
if not defined JDK (
  echo semstream: no JDK of %MINIMUM% or newer found ^(looked at JAVA_HOME, the PATH and the usual folders^). 1>&2
  echo Install one, for example Temurin 25, or set JAVA_HOME to it. 1>&2
  exit /b 3
)

set "MODULE=quickstart"
set "MAIN=io.semstream.quickstart.Semstream"
if "%~1"=="benchmark" set "MODULE=benchmarks"
if "%~1"=="benchmark" set "MAIN=io.semstream.benchmarks.Benchmark"
set "TARGET=%HERE%\%MODULE%\target"

set "OMP_WAIT_POLICY=PASSIVE"
if not defined PYTORCH_FLAVOR set "PYTORCH_FLAVOR=cpu"
if not defined DJL_CACHE_DIR set "DJL_CACHE_DIR=%HERE%\.djl"
set "OPT_OUT_TRACKING=true"
set "SEMSTREAM_HOME=%HERE%"
if not defined SEMSTREAM_HEAP set "SEMSTREAM_HEAP=512m"

call :built
if errorlevel 1 call :build
if errorlevel 1 exit /b 3
call :arguments

"%JDK%\bin\java" -Xmx%SEMSTREAM_HEAP% -XX:+UseParallelGC -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true -Dai.djl.offline=true -Djdk.console=java.base %SEMSTREAM_JAVA_OPTIONS% "@%TARGET%\java-arguments" %MAIN% %*
exit /b %ERRORLEVEL%

rem Tries every folder within the folder %1.
:within
if not exist "%~1\" exit /b 0
pushd "%~1"
for /d %%D in (*) do call :try "%~1\%%D"
popd
exit /b 0

rem Takes the folder %1 as the JDK if it is one and is new enough, unless there is one already.
:try
if defined JDK exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "usebackq tokens=1,2 delims==" %%K in ("%~1\release") do if "%%~K"=="JAVA_VERSION" for /f "delims=.-+_" %%R in ("%%~L") do if %%R GEQ %MINIMUM% set "JDK=%~1"
exit /b 0

rem Error level 0 if the module is built and no source is newer than the build.
:built
if not exist "%TARGET%\classpath" exit /b 1
"%JDK%\bin\java" -cp "%HERE%\quickstart\target\classes" io.semstream.quickstart.BuildAge "%HERE%" "%TARGET%\classpath" >nul 2>nul
exit /b %ERRORLEVEL%

rem A class path is longer than a command line or a variable may be: it goes into an argument file, whose quoted text goes on
rem behind a backslash at the end of a line. It is written with forward slashes, because elsewhere a backslash escapes there.
:arguments
> "%TARGET%\java-arguments" echo -cp "%TARGET:\=/%/classes;\
>> "%TARGET%\java-arguments" type "%TARGET%\classpath"
>> "%TARGET%\java-arguments" echo "
exit /b 0

rem Builds the module and what it needs. Error level 3 if that cannot be done.
:build
if not exist "%JDK%\bin\javac.exe" (
  echo semstream: %JDK% is a runtime without a compiler, and semstream must be built first. 1>&2
  echo Install a JDK of %MINIMUM% or newer, or set JAVA_HOME to one. 1>&2
  exit /b 3
)
set "MAVEN="
for %%M in (mvn.cmd mvn.bat mvn.exe) do if not "%%~$PATH:M"=="" set "MAVEN=%%~$PATH:M"
if not defined MAVEN (
  echo semstream: Maven ^(mvn^) is not on the PATH, and semstream must be built first. Install Maven 3.8 or newer. 1>&2
  exit /b 3
)
echo Building semstream (on first use this downloads its libraries and takes some minutes) ... 1>&2
set "JAVA_HOME=%JDK%"
if exist "%TARGET%\classpath" del "%TARGET%\classpath"
pushd "%HERE%"
call "%MAVEN%" -q -B -ntp package -DskipTests -Dformatter.skip=true -pl quickstart,%MODULE% -am 1>&2
if errorlevel 1 (
  popd
  echo semstream: the build failed. 1>&2
  exit /b 3
)
popd
exit /b 0
