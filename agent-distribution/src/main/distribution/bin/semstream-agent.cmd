@echo off
rem Starts the agent with the Java that came with it. SEMSTREAM_HEAP (96m), SEMSTREAM_JAVA_OPTIONS and SEMSTREAM_LOGS (a folder) change how.
rem Nothing but the shell itself is asked: other tools may be missing or hidden by others of their name.
setlocal EnableExtensions DisableDelayedExpansion
for %%H in ("%~dp0..") do set "HOME_OF_AGENT=%%~fH"
if not exist "%HOME_OF_AGENT%\runtime\bin\java.exe" (
  echo semstream-agent: "%HOME_OF_AGENT%\runtime\bin\java.exe" is missing; unpack the agent again. 1>&2
  exit /b 3
)
set "HEAP="
if defined SEMSTREAM_HEAP set "HEAP=-Xmx%SEMSTREAM_HEAP%"
set "LOGS=%HOME_OF_AGENT%\logs"
if defined SEMSTREAM_LOGS set "LOGS=%SEMSTREAM_LOGS%"
rem Only the agent itself writes the log file; what is asked beside it speaks on the terminal alone.
set "LOG=CONSOLE"
if "%~1"=="run" set "LOG=FILE"
if "%~1"=="--config" set "LOG=FILE"
if "%~1"=="--set" set "LOG=FILE"
set "WITHOUT_ARGUMENTS="
if "%~1"=="" set "WITHOUT_ARGUMENTS=--help"

"%HOME_OF_AGENT%\runtime\bin\java" "@%HOME_OF_AGENT%\bin\java-options" %HEAP% %SEMSTREAM_JAVA_OPTIONS% "-Dsemstream.agent.home=%HOME_OF_AGENT%" "-Dlogback.configurationFile=%HOME_OF_AGENT%\conf\logback.xml" "-Dsemstream.logs=%LOGS%" "-Dsemstream.logs.to=%LOG%" -cp "%HOME_OF_AGENT%\lib\*" io.semstream.agent.AgentMain %WITHOUT_ARGUMENTS% %*
exit /b %ERRORLEVEL%
